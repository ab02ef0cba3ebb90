/** Calibration: turning logits into probabilities that can be believed. */

import { requireLogits, type WithLogit } from './labelled.ts';

/** P(fractured) = 1 / (1 + exp(−(logit / temperature + bias))) */
export interface Calibration {
  /** Above 1 softens, below 1 sharpens; greater than 0. */
  readonly temperature: number;
  readonly bias: number;
}

/** P(fractured) of one logit under a calibration. */
export function calibrated(logit: number, { temperature, bias }: Calibration): number {
  return 1 / (1 + Math.exp(-(logit / temperature + bias)));
}

/**
 * Mean negative log-likelihood of the truth, in nats.
 *
 * @returns 0 best; ln 2 for always saying 0.5; NaN without pictures
 * @throws RangeError where a logit is not finite
 */
export function logLoss(pictures: readonly WithLogit[], { temperature, bias }: Calibration): number {
  requireLogits(pictures);
  const sum = pictures.reduce((total, { logit, fractured }) => {
    const z = logit / temperature + bias;
    const wrong = fractured ? -z : z;
    return total + Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
  }, 0);
  return sum / pictures.length;
}
