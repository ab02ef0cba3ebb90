/** One scale for maps of influence. */

/** Divides by the largest value, so that it becomes 1; what has none above 0 stays as it is. */
export function normalised(values: Float32Array): Float32Array {
  const peak = values.reduce((most, value) => Math.max(most, value), 0);
  return peak > 0 ? values.map((value) => value / peak) : values;
}
