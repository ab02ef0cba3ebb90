/** Pixels as a canvas takes them. */

import type { DisplayPicture } from './display-picture.ts';

/** Red, green, blue and opacity, interleaved and not premultiplied, row-major from the top left. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Shape [height · width · 4]. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Opaque grey pixels. */
export function greyPixels({ width, height, grey }: DisplayPicture): Pixels {
  const rgba = new Uint8ClampedArray(width * height * 4);
  // One write of a word a pixel: four of a byte take three times as long on a large picture.
  const words = new Uint32Array(rgba.buffer);
  const word = LITTLE_ENDIAN
    ? (value: number): number => 0xff000000 | (value * 0x010101)
    : (value: number): number => (value * 0x01010100) | 0xff;
  for (let at = 0; at < words.length; at++) words[at] = word(grey[at] ?? 0);
  return { width, height, rgba };
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
