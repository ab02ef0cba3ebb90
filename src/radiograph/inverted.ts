/** A radiograph with black and white in each other's places. */

import type { Radiograph } from './radiograph.ts';

/** Turns the grey over between its own lowest and highest value, so that nothing is lost and twice is as before. */
export function inverted(radiograph: Radiograph): Radiograph {
  const { pixels, range, source } = radiograph;
  const sum = extentSum(radiograph);
  return {
    ...radiograph,
    pixels: pixels.map((value) => sum - value),
    range: { low: sum - range.high, high: sum - range.low },
    source: { ...source, inverted: true },
  };
}

function extentSum({ pixels, range }: Radiograph): number {
  let { low, high } = range;
  for (const value of pixels) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low + high;
}
