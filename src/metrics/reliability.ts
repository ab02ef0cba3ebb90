/** Reliability: of the pictures given a probability of about p, is a share of about p fractured? */

import { type Forecast, requireProbabilities } from './labelled.ts';

/** Pictures whose probability lies in one stretch. */
export interface ReliabilityBin {
  /** Lowest probability that belongs to it. */
  readonly from: number;
  /** The first that does not, but for the last bin, which holds 1. */
  readonly to: number;
  readonly count: number;
  /** NaN in an empty bin. */
  readonly meanProbability: number;
  /** Share of the fractured; NaN in an empty bin. */
  readonly observed: number;
}

const BINS = 15;

/**
 * The data of a reliability diagram: bins of equal width, empty ones included.
 *
 * @throws RangeError where a probability is not in [0, 1] or there is not at least one bin
 * @see DeGroot & Fienberg, The Statistician 32 (1983) 12–22
 */
export function reliabilityDiagram(pictures: readonly Forecast[], bins: number = BINS): ReliabilityBin[] {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`${bins} bins are not possible.`);
  requireProbabilities(pictures);
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, fractured: 0 }));
  for (const { probability, fractured } of pictures) {
    const sum = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    if (!sum) continue;
    sum.count++;
    sum.probability += probability;
    if (fractured) sum.fractured++;
  }
  return sums.map(({ count, probability, fractured }, index) => ({
    from: index / bins,
    to: (index + 1) / bins,
    count,
    meanProbability: probability / count,
    observed: fractured / count,
  }));
}

/**
 * Expected calibration error: the mean distance between mean probability and observed share, weighted by the bins'
 * counts. It is about P(fractured), not about the confidence in whichever class was called.
 *
 * @returns a value in [0, 1]; NaN without pictures
 * @throws RangeError as `reliabilityDiagram` does
 * @see Naeini, Cooper & Hauskrecht, AAAI (2015) 2901–2907
 */
export function expectedCalibrationError(pictures: readonly Forecast[], bins: number = BINS): number {
  const distance = reliabilityDiagram(pictures, bins)
    .filter(({ count }) => count > 0)
    .reduce((sum, bin) => sum + bin.count * Math.abs(bin.meanProbability - bin.observed), 0);
  return distance / pictures.length;
}
