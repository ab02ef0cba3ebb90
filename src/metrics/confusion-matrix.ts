/** Calls against truth at one threshold, and the rates read from the four counts. */

import { requireScores, type Scored } from './labelled.ts';

/** Counts of pictures; positive means called fractured. */
export interface ConfusionMatrix {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

/**
 * Counts calls against truth.
 *
 * @param threshold scores at or above it count as fractured
 * @throws RangeError where a score or the threshold is NaN
 */
export function confusionMatrix(pictures: readonly Scored[], threshold: number): ConfusionMatrix {
  if (Number.isNaN(threshold)) throw new RangeError('The threshold is not a number.');
  requireScores(pictures);
  const counts = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 };
  for (const { score, fractured } of pictures) {
    if (score >= threshold) counts[fractured ? 'truePositive' : 'falsePositive']++;
    else counts[fractured ? 'falseNegative' : 'trueNegative']++;
  }
  return counts;
}

/** Share of calls that are right; NaN without pictures. */
export function accuracy(matrix: ConfusionMatrix): number {
  const { truePositive, falsePositive, trueNegative, falseNegative } = matrix;
  return (truePositive + trueNegative) / (truePositive + falsePositive + trueNegative + falseNegative);
}

/** Share of the fractured that are called so (recall); NaN without any. */
export function sensitivity({ truePositive, falseNegative }: ConfusionMatrix): number {
  return truePositive / (truePositive + falseNegative);
}

/** Share of the not fractured that are called so; NaN without any. */
export function specificity({ trueNegative, falsePositive }: ConfusionMatrix): number {
  return trueNegative / (trueNegative + falsePositive);
}

/** Share of the called that are fractured (positive predictive value among these pictures); NaN where nothing is. */
export function precision({ truePositive, falsePositive }: ConfusionMatrix): number {
  return truePositive / (truePositive + falsePositive);
}

/** Harmonic mean of precision and sensitivity; NaN where nothing is fractured nor called so. */
export function f1Score({ truePositive, falsePositive, falseNegative }: ConfusionMatrix): number {
  return (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
}
