/** Grey in units of a radiograph's range: 0 black, 1 white, nothing beyond. */

import type { GreyRange, Radiograph } from './radiograph.ts';

/**
 * @returns pixels mapped from the range to [0, 1], values outside it clamped, shape [height · width]
 */
export function unitGrey({ pixels, range }: Pick<Radiograph, 'pixels' | 'range'>): Float32Array {
  const unit = new Float32Array(pixels.length);
  const { low } = range;
  const span = spanOf(range);
  for (let index = 0; index < pixels.length; index++) {
    const value = ((pixels[index] ?? 0) - low) / span;
    unit[index] = value > 0 ? Math.min(value, 1) : 0;
  }
  return unit;
}

/** How far the range reaches; a range without extent counts as one step wide, so that nothing is divided by 0. */
export const spanOf = ({ low, high }: GreyRange): number => (high > low ? high - low : 1);
