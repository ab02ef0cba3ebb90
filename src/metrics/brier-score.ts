/** Brier score: the mean squared distance of the probabilities from the truth, and what it is made of. */

import { type Forecast, requireProbabilities } from './labelled.ts';
import { reliabilityDiagram } from './reliability.ts';

/**
 * Brier score of P(fractured).
 *
 * @returns 0 best, 1 worst, 0.25 for always saying 0.5; NaN without pictures
 * @throws RangeError where a probability is not in [0, 1]
 * @see Brier, Monthly Weather Review 78 (1950) 1–3
 */
export function brierScore(pictures: readonly Forecast[]): number {
  requireProbabilities(pictures);
  const squares = pictures.reduce(
    (sum, { probability, fractured }) => sum + (probability - (fractured ? 1 : 0)) ** 2,
    0,
  );
  return squares / pictures.length;
}

/** score = reliability − resolution + uncertainty + withinBins */
export interface BrierDecomposition {
  readonly score: number;
  /** How far the probabilities lie from the observed shares: 0 is best. */
  readonly reliability: number;
  /** How far the observed shares lie from the overall share: more is better. */
  readonly resolution: number;
  /** Variance of the truth: the score of always saying the overall share. */
  readonly uncertainty: number;
  /** What the bins hide: 0 where all probabilities in a bin are equal. */
  readonly withinBins: number;
}

/**
 * Murphy's decomposition over bins of equal width, with the remainder that binning leaves.
 *
 * @returns all NaN without pictures
 * @throws RangeError as `reliabilityDiagram` does
 * @see Murphy, Journal of Applied Meteorology 12 (1973) 595–600
 * @see Stephenson, Coelho & Jolliffe, Weather and Forecasting 23 (2008) 752–757, for the remainder
 */
export function brierDecomposition(pictures: readonly Forecast[], bins?: number): BrierDecomposition {
  const n = pictures.length;
  const overall = pictures.filter(({ fractured }) => fractured).length / n;
  let reliability = 0;
  let resolution = 0;
  for (const { count, meanProbability, observed } of reliabilityDiagram(pictures, bins)) {
    if (count === 0) continue;
    reliability += (count * (meanProbability - observed) ** 2) / n;
    resolution += (count * (observed - overall) ** 2) / n;
  }
  const score = brierScore(pictures);
  const uncertainty = overall * (1 - overall);
  if (n === 0) reliability = resolution = Number.NaN;
  return {
    score,
    reliability,
    resolution,
    uncertainty,
    withinBins: score - (reliability - resolution + uncertainty),
  };
}
