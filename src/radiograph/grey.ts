/** Grey from grey, grey + alpha, colour or colour + alpha: the one place where it is decided. */

import type { RasterImage } from './raster-decoder.ts';

/**
 * Turns decoded samples into one grey plane of the same depth.
 *
 * Colour becomes luma with the weights of ITU-R BT.601 in 16-bit fixed point, which add up to exactly 1: equal red,
 * green and blue give just that value. Transparent pixels lie over black, as outside the collimated field.
 *
 * @returns shape [height · width], 8-bit samples in bytes, 16-bit samples in words
 */
export function grey({ width, height, channels, samples }: RasterImage): Uint8Array | Uint16Array {
  const length = width * height;
  if (samples.length !== length * channels) {
    throw new RangeError(`${samples.length} samples are not ${width} × ${height} × ${channels}.`);
  }
  const words = samples instanceof Uint16Array;
  if (channels === 1) return words ? samples : new Uint8Array(samples.buffer, samples.byteOffset, length);

  const top = words ? 65_535 : 255;
  const colour = channels >= 3;
  const alphaAt = channels % 2 === 0 ? channels - 1 : undefined;
  const pixels = words ? new Uint16Array(length) : new Uint8Array(length);
  for (let pixel = 0, at = 0; pixel < length; pixel++, at += channels) {
    const first = samples[at] ?? 0;
    let value = colour ? luma(first, samples[at + 1] ?? 0, samples[at + 2] ?? 0) : first;
    if (alphaAt !== undefined) {
      const alpha = samples[at + alphaAt] ?? 0;
      if (alpha !== top) value = Math.round((value * alpha) / top);
    }
    pixels[pixel] = value;
  }
  return pixels;
}

/** 0.299 R + 0.587 G + 0.114 B, rounded, for samples of at most 16 bits. */
function luma(red: number, green: number, blue: number): number {
  return (19_595 * red + 38_470 * green + 7_471 * blue + 32_768) >>> 16;
}
