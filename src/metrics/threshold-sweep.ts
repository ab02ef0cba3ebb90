/** The confusion matrix at every threshold that makes a difference: what all curves are drawn from. */

import type { ConfusionMatrix } from './confusion-matrix.ts';
import { requireScores, type Scored } from './labelled.ts';

export interface ThresholdMatrix {
  /** Scores at or above it count as fractured. */
  readonly threshold: number;
  readonly matrix: ConfusionMatrix;
}

/**
 * Counts calls against truth for every score that occurs, thresholds falling, after an infinite threshold that calls
 * nothing fractured. O(n log n).
 *
 * @throws RangeError where a score is NaN
 * @see Fawcett, Pattern Recognition Letters 27 (2006) 861–874, algorithm 1
 */
export function sweepThresholds(pictures: readonly Scored[]): ThresholdMatrix[] {
  requireScores(pictures);
  const fractured = pictures.filter((picture) => picture.fractured).length;
  const falling = [...pictures].sort((a, b) => compare(b.score, a.score));
  let truePositive = 0;
  let falsePositive = 0;
  const at = (threshold: number): ThresholdMatrix => ({
    threshold,
    matrix: {
      truePositive,
      falsePositive,
      trueNegative: pictures.length - fractured - falsePositive,
      falseNegative: fractured - truePositive,
    },
  });
  const sweep = [at(Number.POSITIVE_INFINITY)];
  falling.forEach((picture, index) => {
    if (picture.fractured) truePositive++;
    else falsePositive++;
    if (picture.score !== falling[index + 1]?.score) sweep.push(at(picture.score));
  });
  return sweep;
}

/** Unlike a difference, this orders infinite scores too. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
