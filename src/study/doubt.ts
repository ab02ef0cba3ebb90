/** How far a finding is to be believed, and what of a model's card the person should know beside it. */

import type { Finding, Zone } from '../classifier/finding.ts';
import type { ModelCard } from '../classifier/model-card.ts';

/** Probabilities between which the card does not commit itself; null where it names no such band. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Where a card has no zones, this near to its threshold is called uncertain. */
const NEAR = 0.05;

/** The band around the threshold in which a probability says little. */
export function uncertainBand({ operatingPoints }: ModelCard): Band {
  const { highSensitivity, balanced, highSpecificity } = operatingPoints;
  return {
    from: highSensitivity?.threshold ?? Math.max(0, balanced.threshold - NEAR),
    to: highSpecificity?.threshold ?? Math.min(1, balanced.threshold + NEAR),
  };
}

/** Whether the card has operating points of its own on both sides of the balanced one. */
export function hasZones({ operatingPoints }: ModelCard): boolean {
  return operatingPoints.highSensitivity !== null && operatingPoints.highSpecificity !== null;
}

/** The finding's zone where the card has zones; else how near its probability lies to the threshold. */
export function zoneOf(finding: Finding, card: ModelCard): Zone {
  if (hasZones(card)) return finding.zone;
  const { from, to } = uncertainBand(card);
  if (finding.probability >= from && finding.probability < to) return 'uncertain';
  return finding.label === 'fractured' ? 'fracture suspected' : 'no fracture found';
}
