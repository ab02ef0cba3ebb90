/** The raster decoder of Node: libvips through sharp. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
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
    const { space } = await picture.metadata();
    if (space === 'cmyk') return await decodePrint(picture);
    const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, channels, bits: 8, samples: data };
  } catch (cause) {
    throw damagedPicture(format, 'it ends early or its data are broken', cause);
  }
}

/** The four colours of print as browsers show them, without a profile: what a colour's ink leaves of the light, and black's of that. */
async function decodePrint(picture: Sharp): Promise<RasterImage> {
  const { data, info } = await picture
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const samples = new Uint8Array(3 * width * height);
  for (let at = 0; at < samples.length; at++) {
    const pixel = Math.floor(at / 3) * 4;
    const ink = data[pixel + (at % 3)] ?? 0;
    const black = data[pixel + 3] ?? 0;
    samples[at] = Math.floor(((255 - ink) * (255 - black)) / 255);
  }
  return { width, height, channels: 3, bits: 8, samples };
}
