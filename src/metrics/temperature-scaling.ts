/** Temperature scaling: one number that makes a model as sure as it should be. */

import { calibrated } from './calibration.ts';
import { hasBothClasses, requireLogits, type WithLogit } from './labelled.ts';

/** Fitted temperatures stay between these: classes that a threshold parts perfectly would ask for 0. */
const LOWEST = 0.05;
const HIGHEST = 20;

/**
 * Temperature scaling: the temperature of least log loss. It changes no ranking.
 *
 * @returns a value in [0.05, 20]; NaN where one class is missing
 * @throws RangeError where a logit is not finite
 * @see Guo et al., On Calibration of Modern Neural Networks, ICML (2017)
 */
export function fitTemperature(pictures: readonly WithLogit[]): number {
  requireLogits(pictures);
  if (!hasBothClasses(pictures)) return Number.NaN;
  // The loss is convex in 1 / temperature: its slope is 0 once.
  const slope = (sharpness: number): number =>
    pictures.reduce((sum, picture) => sum + residual(picture, sharpness) * picture.logit, 0);
  let low = 1 / HIGHEST;
  let high = 1 / LOWEST;
  if (slope(low) >= 0) return HIGHEST;
  if (slope(high) <= 0) return LOWEST;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return 2 / (low + high);
}

/** Derivative of one picture's log loss by its calibrated logit. */
const residual = ({ logit, fractured }: WithLogit, sharpness: number): number =>
  calibrated(logit, { temperature: 1 / sharpness, bias: 0 }) - (fractured ? 1 : 0);
