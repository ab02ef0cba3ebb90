/** A radiograph of given pixels. */

import type { Radiograph } from '../../src/radiograph/radiograph.ts';

/** @param pixels bytes, shape [height · width] */
export function radiographOf(pixels: Radiograph['pixels'], width: number, height: number): Radiograph {
  return {
    width,
    height,
    pixels,
    range: { low: 0, high: 255 },
    source: { format: 'png', bits: 8, channels: 1, bytes: pixels.length },
  };
}
