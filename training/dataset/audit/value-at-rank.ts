/** The value that would stand at a place if many were sorted, without sorting them all. */

const BINS = 1024;

/**
 * Finds a quantile exactly: counts the values in bins, and sorts the one bin that holds the rank.
 *
 * @param values finite
 * @param rank 0 for the lowest
 * @returns 0 where there is no such rank
 */
export function valueAtRank(values: Float32Array, rank: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const perValue = high > low ? (BINS - 1) / (high - low) : 0;
  const binOf = (value: number): number => Math.floor((value - low) * perValue);
  const counts = new Uint32Array(BINS);
  for (const value of values) {
    const bin = binOf(value);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  let below = 0;
  let bin = 0;
  for (; bin < BINS - 1 && below + (counts[bin] ?? 0) <= rank; bin++) below += counts[bin] ?? 0;
  return values.filter((value) => binOf(value) === bin).sort()[rank - below] ?? 0;
}
