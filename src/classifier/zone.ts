/** From a probability to a word: which side of the card's operating points it lies on. */

import type { Label, Zone } from './finding.ts';
import type { ModelCard } from './model-card.ts';

type OperatingPoints = ModelCard['operatingPoints'];

/** By the balanced operating point. */
export function labelOf(probability: number, { balanced }: OperatingPoints): Label {
  return probability >= balanced.threshold ? 'fractured' : 'not fractured';
}

/** Probabilities from `from` up to, not including, `to`. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the model does not commit itself: between the sensitive and the specific point. A point that is missing, or lies
 * on the wrong side of the balanced one, gives way to it, so that zone and label never contradict each other.
 */
export function uncertainBand({ highSensitivity, balanced, highSpecificity }: OperatingPoints): Band {
  return {
    from: Math.min(highSensitivity?.threshold ?? 1, balanced.threshold),
    to: Math.max(highSpecificity?.threshold ?? 0, balanced.threshold),
  };
}

/** By all three points. */
export function zoneOf(probability: number, points: OperatingPoints): Zone {
  const { from, to } = uncertainBand(points);
  if (probability >= to) return 'fracture suspected';
  return probability < from ? 'no fracture found' : 'uncertain';
}
