/** Keeps one bad batch from throwing the weights far away. */

/**
 * Shortens a gradient that is longer than `longest` to that length.
 *
 * @param gradient changed in place
 * @param longest null for no limit
 * @returns its length before; not finite where one of its values is not
 * @see Pascanu, Mikolov & Bengio, ICML (2013)
 */
export function clipGradient(gradient: Float32Array, longest: number | null): number {
  let squares = 0;
  for (let index = 0; index < gradient.length; index++) squares += (gradient[index] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (longest !== null && length > longest && Number.isFinite(length)) {
    const share = longest / length;
    for (let index = 0; index < gradient.length; index++) gradient[index] = (gradient[index] ?? 0) * share;
  }
  return length;
}
