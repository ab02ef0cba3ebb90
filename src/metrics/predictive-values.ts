/** What a call is worth where fractures are as common as stated: test sets rarely have the prevalence of a clinic. */

export interface PredictiveValues {
  /** P(fractured | called fractured); NaN where nothing is ever called so. */
  readonly positive: number;
  /** P(not fractured | called not fractured); NaN where nothing is ever called so. */
  readonly negative: number;
}

/**
 * Predictive values by Bayes' theorem.
 *
 * @param rates in [0, 1]
 * @param prevalence share of the fractured among those examined, in [0, 1]
 * @throws RangeError where the prevalence is not in [0, 1]
 * @see Altman & Bland, BMJ 309 (1994) 102
 */
export function predictiveValues(
  { sensitivity, specificity }: { readonly sensitivity: number; readonly specificity: number },
  prevalence: number,
): PredictiveValues {
  if (!(prevalence >= 0 && prevalence <= 1)) {
    throw new RangeError(`The prevalence is ${prevalence}, not between 0 and 1.`);
  }
  const hits = sensitivity * prevalence;
  const falseAlarms = (1 - specificity) * (1 - prevalence);
  const passes = specificity * (1 - prevalence);
  const misses = (1 - sensitivity) * prevalence;
  return { positive: hits / (hits + falseAlarms), negative: passes / (passes + misses) };
}
