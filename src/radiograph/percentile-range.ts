/** Between which grey values a picture lies that says nothing of it itself: its percentiles. */

import type { GreyRange, Radiograph } from './radiograph.ts';

/** Shares of the pixels left black and white: a few burnt-in letters or dead pixels shall not set the range. */
const BLACK = 0.001;
const WHITE = 0.999;
const BINS = 65_536;

/**
 * @param padding a value that marks pixels outside the picture, which are not counted
 * @returns the range from the 0.1st to the 99.9th percentile, to a 65,536th of the values' extent
 */
export function percentileRange(pixels: Radiograph['pixels'], padding: number | null = null): GreyRange {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of pixels) {
    if (value === padding) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  if (!(highest > lowest)) return { low: 0, high: 1 };
  const counts = new Uint32Array(BINS);
  const step = (highest - lowest) / (BINS - 1);
  let total = 0;
  for (const value of pixels) {
    if (value === padding || Number.isNaN(value)) continue;
    const bin = Math.round((value - lowest) / step);
    counts[bin] = (counts[bin] ?? 0) + 1;
    total++;
  }
  const at = (share: number): number => lowest + binOf(counts, share * total) * step;
  const range = { low: at(BLACK), high: at(WHITE) };
  return range.high > range.low ? range : { low: lowest, high: highest };
}

/** @returns the first bin up to which more than `count` values lie */
function binOf(counts: Uint32Array, count: number): number {
  let seen = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin] ?? 0;
    if (seen > count) return bin;
  }
  return counts.length - 1;
}
