/** From a probability to a word, at the operating point that a person chose. */

import type { Label, Zone } from './finding.ts';
import type { ModelCard } from './model-card.ts';

export type OperatingPoints = ModelCard['operatingPoints'];

/** From the one that misses least to the one that raises the fewest false alarms: thresholds rise along them. */
export const POINT_NAMES = ['highSensitivity', 'balanced', 'highSpecificity'] as const;

export type PointName = (typeof POINT_NAMES)[number];

/** The points that a card has, in their order. */
export const pointsOf = (points: OperatingPoints): readonly PointName[] =>
  POINT_NAMES.filter((name) => points[name] !== null);

/** The point that holds where a person wants one: a card without it is read at its balanced one. */
export const pointAt = (points: OperatingPoints, wanted: PointName): PointName =>
  points[wanted] === null ? 'balanced' : wanted;

/** The probability from which a picture is called fractured. */
export const thresholdAt = (points: OperatingPoints, wanted: PointName): number =>
  (points[wanted] ?? points.balanced).threshold;

export function labelOf(probability: number, points: OperatingPoints, wanted: PointName = 'balanced'): Label {
  return probability >= thresholdAt(points, wanted) ? 'fractured' : 'not fractured';
}

/** Probabilities from `from` up to, not including, `to`. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the model does not commit itself: between the points next to the wanted one, which decides the label. At the
 * balanced point that is from the sensitive to the specific one; at the sensitive point from there to the balanced one, so
 * that nothing it lets through is doubtful; at the specific point from the balanced one to there, so that nothing it
 * suspects is. A point that is missing, or lies on the wrong side, gives way to the wanted one, so that zone and label
 * never contradict each other.
 */
export function uncertainBand(points: OperatingPoints, wanted: PointName = 'balanced'): Band {
  const place = POINT_NAMES.indexOf(pointAt(points, wanted));
  const threshold = thresholdAt(points, wanted);
  const limit = (name: PointName | undefined): number => (name && points[name]?.threshold) ?? threshold;
  return {
    from: Math.min(limit(POINT_NAMES[place - 1]), threshold),
    to: Math.max(limit(POINT_NAMES[place + 1]), threshold),
  };
}

export function zoneOf(probability: number, points: OperatingPoints, wanted: PointName = 'balanced'): Zone {
  const { from, to } = uncertainBand(points, wanted);
  if (probability >= to) return 'fracture suspected';
  return probability < from ? 'no fracture found' : 'uncertain';
}
