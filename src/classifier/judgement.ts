/** What a finding comes to for a person: by the operating point they chose, where fractures are as common as they say. */

import { atPrevalence } from '../metrics/prior-shift.ts';
import type { Finding, Label, Zone } from './finding.ts';
import type { ModelCard } from './model-card.ts';
import { type Band, labelOf, type PointName, pointAt, thresholdAt, uncertainBand, zoneOf } from './zone.ts';

/** How a person wants findings judged; the findings themselves stay what they are. */
export interface Viewpoint {
  readonly point: PointName;
  /** Share of fractured pictures where they work, between 0 and 1; null for that of the model's calibration. */
  readonly prevalence: number | null;
}

export const USUAL_VIEWPOINT: Viewpoint = { point: 'balanced', prevalence: null };

/** What the number means. */
export type Meaning =
  /** P(fractured) where so many of the pictures are. */
  | { readonly kind: 'at-prevalence'; readonly prevalence: number }
  /** P(fractured) among pictures like those of the calibration; nobody noted how many of them were fractured. */
  | { readonly kind: 'as-calibrated' }
  /** It puts pictures in an order and is no probability. */
  | { readonly kind: 'uncalibrated' };

export interface Judgement {
  /** The operating point that decided: the chosen one, or balanced where the model lacks it. */
  readonly point: PointName;
  readonly label: Label;
  readonly zone: Zone;
  /** In [0, 1]; its meaning says of what. */
  readonly probability: number;
  readonly meaning: Meaning;
  /** On the same scale as the probability, from where a picture is called fractured. */
  readonly threshold: number;
  readonly uncertain: Band;
}

/**
 * Judges a finding. The prevalence moves the probability and the limits alike, so it changes what the number means and
 * never what the picture is called: an operating point's sensitivity and specificity do not depend on it.
 *
 * @param card of the model that made the finding
 */
export function judge(
  { probability }: Pick<Finding, 'probability'>,
  { calibration, operatingPoints }: Pick<ModelCard, 'calibration' | 'operatingPoints'>,
  viewpoint: Viewpoint,
): Judgement {
  const meaning = meaningOf(calibration, viewpoint);
  const from = calibration.prevalence;
  const to = meaning.kind === 'at-prevalence' ? meaning.prevalence : from;
  const there = (value: number): number =>
    from === null || to === null || from === to ? value : atPrevalence(value, from, to);
  const band = uncertainBand(operatingPoints, viewpoint.point);
  return {
    point: pointAt(operatingPoints, viewpoint.point),
    label: labelOf(probability, operatingPoints, viewpoint.point),
    zone: zoneOf(probability, operatingPoints, viewpoint.point),
    probability: there(probability),
    meaning,
    threshold: there(thresholdAt(operatingPoints, viewpoint.point)),
    uncertain: { from: there(band.from), to: there(band.to) },
  };
}

function meaningOf({ temperature, bias, prevalence }: ModelCard['calibration'], wanted: Viewpoint): Meaning {
  if (prevalence !== null) return { kind: 'at-prevalence', prevalence: wanted.prevalence ?? prevalence };
  return { kind: temperature === 1 && bias === 0 ? 'uncalibrated' : 'as-calibrated' };
}
