/** Receiver operating characteristic: how sensitivity trades against specificity as the threshold moves. */

import { sensitivity, specificity } from './confusion-matrix.ts';
import type { Scored } from './labelled.ts';
import { sweepThresholds } from './threshold-sweep.ts';

export interface OperatingPoint {
  /** Scores at or above it count as fractured. */
  readonly threshold: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

/**
 * The ROC curve: one point for every score that occurs, thresholds falling, after a first point with an infinite
 * threshold that calls nothing fractured.
 *
 * @returns at least one point; a rate is NaN where its class is missing
 * @throws RangeError where a score is NaN
 */
export function rocCurve(pictures: readonly Scored[]): OperatingPoint[] {
  return sweepThresholds(pictures).map(({ threshold, matrix }) => ({
    threshold,
    sensitivity: sensitivity(matrix),
    specificity: specificity(matrix),
  }));
}

/** The curve without the points that lie on a straight line between their neighbours: drawn, it is the same. */
export function rocCorners(curve: readonly OperatingPoint[]): OperatingPoint[] {
  return curve.filter((point, index) => {
    const before = curve[index - 1];
    const after = curve[index + 1];
    if (!before || !after) return true;
    const across =
      (point.sensitivity - before.sensitivity) * (after.specificity - point.specificity) -
      (point.specificity - before.specificity) * (after.sensitivity - point.sensitivity);
    return !(Math.abs(across) < 1e-12);
  });
}
