/** The raster decoder of browsers, on the page and in a worker: `createImageBitmap` and a canvas to read it from. */

import charls from '@cornerstonejs/codec-charls/decodewasm?url';
import libjpeg from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjph from '@cornerstonejs/codec-openjph/wasm?url';
import type { CodecName } from './dicom/codec.ts';
import type { PlatformFormat, RasterDecoder, RasterImage } from './raster-decoder.ts';
import { damagedPicture, UnreadableRadiograph } from './unreadable-radiograph.ts';

/** Canvases are limited in area (16 megapixels on some telephones), so a picture is read in bands of rows. */
const BAND_PIXELS = 4 * 2 ** 20;

export const browserRasterDecoder: RasterDecoder = { decode, codecProgram };

/** Served by the application itself, and kept for offline with the rest of it. */
const CODEC_PROGRAMS: Readonly<Record<CodecName, string>> = {
  jpeg: libjpeg,
  'jpeg-ls': charls,
  'jpeg-2000': openjpeg,
  htj2k: openjph,
};

async function codecProgram(codec: CodecName): Promise<Uint8Array> {
  const response = await fetch(CODEC_PROGRAMS[codec]).catch(() => null);
  if (!response?.ok) {
    throw new UnreadableRadiograph(
      'unreachable',
      'The part of the application that reads this kind of file could not be loaded; go online and try again.',
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}

async function decode(bytes: Uint8Array, format: PlatformFormat): Promise<RasterImage> {
  const bitmap = await decodeBitmap(bytes, format);
  try {
    return readBitmap(bitmap);
  } finally {
    bitmap.close();
  }
}

async function decodeBitmap(bytes: Uint8Array, format: PlatformFormat): Promise<ImageBitmap> {
  const file = new Blob([new Uint8Array(bytes)], { type: `image/${format}` });
  try {
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      colorSpaceConversion: 'none',
      premultiplyAlpha: 'none',
    });
  } catch (cause) {
    if (format === 'heic') {
      throw new UnreadableRadiograph(
        'unsupported-format',
        'This browser cannot read this HEIC picture; save it as JPEG or PNG and open that.',
        { cause },
      );
    }
    throw damagedPicture(format, 'it ends early or its data are broken', cause);
  }
}

function readBitmap(bitmap: ImageBitmap): RasterImage {
  const { width, height } = bitmap;
  const rows = Math.min(height, Math.max(1, Math.floor(BAND_PIXELS / width)));
  const context = canvasContext(width, rows);
  const samples = new Uint8ClampedArray(width * height * 4);
  for (let top = 0; top < height; top += rows) {
    const band = Math.min(rows, height - top);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    samples.set(context.getImageData(0, 0, width, band).data, top * width * 4);
  }
  return { width, height, channels: 4, bits: 8, samples };
}

type CanvasContext = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

function canvasContext(width: number, height: number): CanvasContext {
  const context = canvas(width, height);
  if (!context) throw new Error('This browser gives no canvas to read pictures with.');
  return context;
}

function canvas(width: number, height: number): CanvasContext | null {
  const settings: CanvasRenderingContext2DSettings = { willReadFrequently: true };
  if (typeof OffscreenCanvas === 'function')
    return new OffscreenCanvas(width, height).getContext('2d', settings);
  const element = document.createElement('canvas');
  element.width = width;
  element.height = height;
  return element.getContext('2d', settings);
}
