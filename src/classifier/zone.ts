/** From a probability to a word: which side of the card's operating points it lies on. */

import type { Label, Zone } from './finding.ts';
import type { ModelCard } from './model-card.ts';

type OperatingPoints = ModelCard['operatingPoints'];

/** By the balanced operating point. */
export function labelOf(probability: number, { balanced }: OperatingPoints): Label {
  return probability >= balanced.threshold ? 'fractured' : 'not fractured';
}

/**
 * By all three. *Uncertain* is what lies between the sensitive and the specific point; a point that is missing, or lies
 * on the wrong side of the balanced one, gives way to it, so that zone and label never contradict each other.
 */
export function zoneOf(probability: number, points: OperatingPoints): Zone {
  const { highSensitivity, balanced, highSpecificity } = points;
  const lower = Math.min(highSensitivity?.threshold ?? 1, balanced.threshold);
  const upper = Math.max(highSpecificity?.threshold ?? 0, balanced.threshold);
  if (probability >= upper) return 'fracture suspected';
  return probability < lower ? 'no fracture found' : 'uncertain';
}
