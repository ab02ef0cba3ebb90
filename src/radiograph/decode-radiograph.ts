/** A file's bytes → a radiograph: all of it or nothing. */

import { decodePng } from './decode-png.ts';
import { grey } from './grey.ts';
import { greyRange } from './grey-range.ts';
import { readPngFile } from './png-chunks.ts';
import type { Radiograph } from './radiograph.ts';
import type { PlatformFormat, RasterDecoder, RasterImage } from './raster-decoder.ts';
import { fileKind, type PictureFormat } from './raster-format.ts';
import { rasterSize } from './raster-size.ts';
import { checkSize } from './size-limit.ts';
import { UnreadableRadiograph } from './unreadable-radiograph.ts';

/**
 * Reads a picture of any format this software knows.
 *
 * @param decoder this platform's, for the formats that are left to it
 * @throws UnreadableRadiograph
 */
export async function decodeRadiograph(bytes: Uint8Array, decoder: RasterDecoder): Promise<Radiograph> {
  const format = formatOf(bytes);
  if (format === 'dicom') return decodeDicom();
  const { image, bits } = format === 'png' ? await readPng(bytes) : await readRaster(bytes, format, decoder);
  const pixels = grey(image);
  return {
    width: image.width,
    height: image.height,
    pixels,
    range: greyRange(pixels),
    source: { format, bits, channels: image.channels, bytes: bytes.length },
  };
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
        'This file is not a picture: its content is none of PNG, JPEG, WebP, GIF, AVIF and BMP.',
      );
  }
}

/** The door for DICOM: its parser will answer here, and needs no raster decoder. */
function decodeDicom(): never {
  throw new UnreadableRadiograph(
    'unsupported-format',
    'This is a DICOM file, which cannot be read yet; export the picture as PNG and open that.',
  );
}

interface RasterReading {
  readonly image: RasterImage;
  /** Per sample, as stored. */
  readonly bits: number;
}

async function readPng(bytes: Uint8Array): Promise<RasterReading> {
  const png = readPngFile(bytes);
  checkSize(png);
  return { image: await decodePng(png), bits: png.depth };
}

async function readRaster(
  bytes: Uint8Array,
  format: PlatformFormat,
  decoder: RasterDecoder,
): Promise<RasterReading> {
  checkSize(rasterSize(bytes, format));
  const image = await decoder.decode(bytes, format);
  return { image, bits: image.bits };
}
