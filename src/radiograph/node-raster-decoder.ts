/** The raster decoder of Node: libvips through sharp. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import type { CodecName } from './dicom/codec.ts';
import type { PlatformFormat, RasterDecoder, RasterImage } from './raster-decoder.ts';
import { MAX_PIXELS } from './size-limit.ts';
import { damagedPicture, UnreadableRadiograph } from './unreadable-radiograph.ts';

/**
 * Reads JPEG, WebP, GIF and AVIF. All come in 8 bits, AVIF's 10 and 12 too, as they do in a browser: a model shall see
 * the same picture on both sides.
 */
export const nodeRasterDecoder: RasterDecoder = { decode, codecProgram };

const CODEC_PROGRAMS: Readonly<Record<CodecName, string>> = {
  jpeg: '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  'jpeg-ls': '@cornerstonejs/codec-charls/decodewasm',
  'jpeg-2000': '@cornerstonejs/codec-openjpeg/decodewasm',
  htj2k: '@cornerstonejs/codec-openjph/wasm',
};

const { resolve } = createRequire(import.meta.url);

async function codecProgram(codec: CodecName): Promise<Uint8Array> {
  return readFile(resolve(CODEC_PROGRAMS[codec]));
}

async function decode(bytes: Uint8Array, format: PlatformFormat): Promise<RasterImage> {
  if (format === 'bmp' || format === 'heic') {
    throw new UnreadableRadiograph(
      'unsupported-format',
      `${format.toUpperCase()} pictures are read in the browser only; save this one as PNG and try again.`,
    );
  }
  const picture = sharp(bytes, {
    failOn: 'error',
    ignoreIcc: true,
    autoOrient: true,
    limitInputPixels: MAX_PIXELS,
  });
  try {
    const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, channels, bits: 8, samples: data };
  } catch (cause) {
    throw damagedPicture(format, 'it ends early or its data are broken', cause);
  }
}
