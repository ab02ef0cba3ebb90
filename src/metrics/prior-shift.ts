/** Prior shift: what a probability becomes where fractures are rarer or more common than where it was calibrated. */

/**
 * Moves a probability from one prevalence to another. It is right where fractures look the same in both places and only
 * their share differs.
 *
 * @param probability P(fractured) where `from` of the pictures are fractured, in [0, 1]
 * @param from share of the fractured among the pictures of the calibration, between 0 and 1
 * @param to share of the fractured among those now examined, between 0 and 1
 * @returns P(fractured) where `to` of the pictures are fractured, in [0, 1]; it rises with the probability
 * @throws RangeError where a share is not strictly between 0 and 1, or the probability not in [0, 1]
 * @see Saerens, Latinne & Decaestecker, Neural Computation 14 (2002) 21–41, equation 2.4
 */
export function atPrevalence(probability: number, from: number, to: number): number {
  for (const share of [from, to]) {
    if (!(share > 0 && share < 1)) throw new RangeError(`The prevalence is ${share}, not between 0 and 1.`);
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`The probability is ${probability}, not between 0 and 1.`);
  }
  const fractured = (probability * to) / from;
  const others = ((1 - probability) * (1 - to)) / (1 - from);
  return fractured / (fractured + others);
}
