/** Precision against recall: what a call is worth among these pictures, as more of the fractured are found. */

import { precision, sensitivity } from './confusion-matrix.ts';
import type { Scored } from './labelled.ts';
import { sweepThresholds } from './threshold-sweep.ts';

export interface PrecisionRecallPoint {
  /** Scores at or above it count as fractured. */
  readonly threshold: number;
  /** Share of the called that are fractured. */
  readonly precision: number;
  /** Share of the fractured that are called; NaN where nothing is fractured. */
  readonly recall: number;
}

/**
 * The precision–recall curve: one point for every score that occurs, thresholds falling.
 *
 * @throws RangeError where a score is NaN
 * @see Davis & Goadrich, ICML (2006) 233–240
 */
export function precisionRecallCurve(pictures: readonly Scored[]): PrecisionRecallPoint[] {
  // The first threshold calls nothing: no precision there.
  return sweepThresholds(pictures)
    .slice(1)
    .map(({ threshold, matrix }) => ({
      threshold,
      precision: precision(matrix),
      recall: sensitivity(matrix),
    }));
}

/**
 * Average precision: precision summed over the steps of recall, without interpolation, which would flatter.
 *
 * @returns a value in (0, 1], about the share of the fractured for random scores; NaN where nothing is fractured
 * @throws RangeError where a score is NaN
 * @see Davis & Goadrich, ICML (2006) 233–240
 */
export function averagePrecision(pictures: readonly Scored[]): number {
  let sum = 0;
  let reached = 0;
  for (const point of precisionRecallCurve(pictures)) {
    sum += point.precision * (point.recall - reached);
    reached = point.recall;
  }
  return reached === 1 ? sum : Number.NaN;
}
