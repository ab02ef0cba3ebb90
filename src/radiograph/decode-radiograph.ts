/** A file's bytes → a radiograph: all of it or nothing. */

import { checkAvif } from './check-avif.ts';
import { checkGif } from './check-gif.ts';
import { checkJpeg } from './check-jpeg.ts';
import { decodePng } from './decode-png.ts';
import { findOrientation, type Orientation } from './exif-orientation.ts';
import { grey } from './grey.ts';
import { greyRange } from './grey-range.ts';
import { inverted } from './inverted.ts';
import type { PictureView } from './picture-view.ts';
import { readPngFile } from './png-chunks.ts';
import type { Radiograph } from './radiograph.ts';
import type { PlatformFormat, RasterDecoder, RasterImage } from './raster-decoder.ts';
import { fileKind, type PictureFormat } from './raster-format.ts';
import { rasterSize } from './raster-size.ts';
import { checkSize } from './size-limit.ts';
import { UnreadableRadiograph } from './unreadable-radiograph.ts';
import { upright } from './upright.ts';
import { withoutOrientation } from './webp-orientation.ts';

/**
 * Reads a picture of any format this software knows.
 *
 * @param decoder this platform's, for the formats that are left to it
 * @param view which frame and window of a DICOM file, where it has several; whether black and white change places
 * @throws UnreadableRadiograph
 */
export async function decodeRadiograph(
  bytes: Uint8Array,
  decoder: RasterDecoder,
  view: PictureView = {},
): Promise<Radiograph> {
  const radiograph = await asStored(bytes, decoder, view);
  return view.inverted ? inverted(radiograph) : radiograph;
}

async function asStored(bytes: Uint8Array, decoder: RasterDecoder, view: PictureView): Promise<Radiograph> {
  const format = formatOf(bytes);
  if (format === 'dicom') {
    // The parser and the codecs are a download of their own.
    const { decodeDicom } = await import('./dicom/decode-dicom.ts');
    return decodeDicom(bytes, decoder.codecProgram, view);
  }
  const { image, bits, orientation } = await readRaster(bytes, format, decoder);
  const { width, height, pixels } = upright({ ...image, pixels: grey(image) }, orientation);
  const source = { format, bits, channels: image.channels, bytes: bytes.length };
  return { width, height, pixels, range: greyRange(pixels), source };
}

function formatOf(bytes: Uint8Array): PictureFormat {
  if (bytes.length === 0) throw new UnreadableRadiograph('empty', 'This file is empty.');
  const file = fileKind(bytes);
  switch (file.kind) {
    case 'picture':
      return file.format;
    case 'unsupported':
      throw new UnreadableRadiograph(
        'unsupported-format',
        `This is ${file.name}, which cannot be read; save the picture as PNG or JPEG and open that.`,
      );
    case 'unknown':
      throw new UnreadableRadiograph(
        'not-a-picture',
        'This file is not a picture: its content is none of DICOM, PNG, JPEG, TIFF, WebP, GIF, AVIF, HEIC and BMP.',
      );
  }
}

interface RasterReading {
  readonly image: RasterImage;
  /** Per sample, as stored. */
  readonly bits: number;
  /** What is still to be turned. */
  readonly orientation: Orientation;
}

function readRaster(
  bytes: Uint8Array,
  format: Exclude<PictureFormat, 'dicom'>,
  decoder: RasterDecoder,
): Promise<RasterReading> {
  if (format === 'png') return readPng(bytes);
  if (format === 'tiff') return readTiff(bytes, decoder);
  return readOnPlatform(bytes, format, decoder);
}

async function readPng(bytes: Uint8Array): Promise<RasterReading> {
  const png = readPngFile(bytes);
  checkSize(png);
  const orientation = findOrientation(png.exif)?.orientation ?? 1;
  return { image: await decodePng(png), bits: png.depth, orientation };
}

async function readTiff(bytes: Uint8Array, decoder: RasterDecoder): Promise<RasterReading> {
  // A download of its own, as DICOM's.
  const { decodeTiff } = await import('./tiff/decode-tiff.ts');
  return decodeTiff(bytes, decoder.codecProgram);
}

async function readOnPlatform(
  bytes: Uint8Array,
  format: PlatformFormat,
  decoder: RasterDecoder,
): Promise<RasterReading> {
  checkSize(rasterSize(bytes, format));
  if (format === 'jpeg') checkJpeg(bytes);
  if (format === 'gif') checkGif(bytes);
  if (format === 'avif') checkAvif(bytes);
  const file = format === 'webp' ? withoutOrientation(bytes) : { bytes, orientation: 1 as const };
  const image = await decoder.decode(file.bytes, format);
  return { image, bits: image.bits, orientation: file.orientation };
}
