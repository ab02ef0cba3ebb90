/** Counts values into bars of equal width. */

import type { Bar } from './chart.ts';

export interface HistogramSpan {
  readonly from: number;
  readonly to: number;
  readonly bins: number;
}

/**
 * A histogram as shares of all values, so that sets of different size compare.
 *
 * @param values those outside the span or not numbers are counted in the total but in no bar; `to` itself is in the last
 * @returns one bar for each bin; all 0 without values
 */
export function histogram(values: ArrayLike<number>, { from, to, bins }: HistogramSpan): Bar[] {
  const counts = new Float64Array(bins);
  for (const value of Array.from(values)) {
    if (!(value >= from && value <= to)) continue;
    const bin = Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const width = (to - from) / bins;
  return Array.from(counts, (count, bin) => ({
    from: from + bin * width,
    to: from + (bin + 1) * width,
    value: values.length > 0 ? count / values.length : 0,
  }));
}
