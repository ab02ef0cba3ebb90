/** How far a finding is to be believed: by the card's zones, or by how near it lies to the threshold. */

import type { Finding, Zone } from '../classifier/finding.ts';
import type { ModelCard } from '../classifier/model-card.ts';

/** Probabilities from `from` up to, not including, `to`. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Where a card has no zones, this near to its threshold is called uncertain. */
const NEAR = 0.05;

/** The band in which the model does not commit itself. */
export function uncertainBand({ operatingPoints }: ModelCard): Band {
  const { highSensitivity, balanced, highSpecificity } = operatingPoints;
  const { threshold } = balanced;
  const from = Math.min(threshold, highSensitivity?.threshold ?? threshold);
  const to = Math.max(threshold, highSpecificity?.threshold ?? threshold);
  return from < to
    ? { from, to }
    : { from: Math.max(0, threshold - NEAR), to: Math.min(1, threshold + NEAR) };
}

/** The zone that is told to the person; it never contradicts the label. */
export function shownZone({ probability, label }: Finding, card: ModelCard): Zone {
  const { from, to } = uncertainBand(card);
  if (probability >= from && probability < to) return 'uncertain';
  return label === 'fractured' ? 'fracture suspected' : 'no fracture found';
}
