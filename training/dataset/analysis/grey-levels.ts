/** How the grey of one picture is distributed over 256 levels. */

import type { Radiograph } from '../../../src/radiograph/radiograph.ts';

export const LEVELS = 256;

/**
 * Counts pixels by grey, the range mapped to levels 0 to 255 and what lies outside it clamped. Bytes keep their values;
 * deeper pictures are rounded to the nearest level.
 *
 * @returns shape [256]
 */
export function greyLevels({ pixels, range }: Pick<Radiograph, 'pixels' | 'range'>): Uint32Array {
  const levels = new Uint32Array(LEVELS);
  if (pixels instanceof Uint8Array && range.low === 0 && range.high === 255) {
    for (const value of pixels) levels[value] = (levels[value] ?? 0) + 1;
    return levels;
  }
  const scale = range.high > range.low ? (LEVELS - 1) / (range.high - range.low) : 0;
  for (const value of pixels) {
    const level = Math.min(LEVELS - 1, Math.max(0, Math.round((value - range.low) * scale)));
    levels[level] = (levels[level] ?? 0) + 1;
  }
  return levels;
}

/** Mean grey and its standard deviation (of the population), both in [0, 1] with 1 for white. */
export function levelMoments(levels: ArrayLike<number>): {
  readonly mean: number;
  readonly deviation: number;
} {
  let count = 0;
  let sum = 0;
  for (let level = 0; level < levels.length; level++) {
    count += levels[level] ?? 0;
    sum += level * (levels[level] ?? 0);
  }
  const mean = sum / count;
  let squares = 0;
  for (let level = 0; level < levels.length; level++) squares += (levels[level] ?? 0) * (level - mean) ** 2;
  return { mean: mean / (LEVELS - 1), deviation: Math.sqrt(squares / count) / (LEVELS - 1) };
}
