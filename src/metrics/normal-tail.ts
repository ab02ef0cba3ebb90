/** The upper tail of the standard normal distribution. */

/**
 * P(Z > z) for a standard normal Z, by a continued fraction far out and a power series near 0; relative error below 1e-9.
 *
 * @param z not negative
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14
 */
export function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 3) {
    let fraction = z;
    for (let k = 100; k >= 1; k--) fraction = z + k / fraction;
    return density / fraction;
  }
  let sum = 0;
  let term = z;
  for (let k = 1; k < 200 && Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    sum += term;
    term *= (z * z) / (k + 2);
  }
  return 0.5 - density * sum;
}
