/** What a reading offers to be laid over its picture: maps and regions. */

import type { EvidenceMap, SaliencyMap } from '../classifier/finding.ts';
import type { ModelCard } from '../classifier/model-card.ts';
import { type PointName, zoneOf } from '../classifier/zone.ts';
import { calibrated } from '../metrics/calibration.ts';
import type { Rectangle } from '../render/pane.ts';
import { explanationMethods } from '../saliency/explanation-method.ts';
import type { ReadProgress } from '../study/study.ts';
import type { Failure } from '../worker/failure.ts';
import type { OverlaySource } from './overlay-settings.ts';

export type OverlayState =
  /** `part`: how far it is, 0 to 1. */
  | { readonly state: 'pending'; readonly part: number }
  | { readonly state: 'ready'; readonly map: SaliencyMap }
  | { readonly state: 'failed'; readonly failure: Failure };

/** A part of a picture that the model points at. */
export interface ShownRegion {
  /** In fractions of the picture's sides. */
  readonly box: Rectangle;
  /** Whether it would be called suspected by itself; otherwise it is uncertain. */
  readonly suspicious: boolean;
}

/** What a model allows, best first. */
export function overlaySources(card: ModelCard): readonly OverlaySource[] {
  return [...(card.graph.evidence === null ? [] : ['evidence' as const]), ...explanationMethods(card)];
}

/**
 * What can be laid over a reading: all that its model allows while that one is in use, else what has been found already.
 * Only the model that found something can say why.
 */
export function availableSources(read: ReadProgress, current: boolean): readonly OverlaySource[] {
  return overlaySources(read.by.card).filter(
    (source) => current || overlayState(read, source)?.state === 'ready',
  );
}

/** How far a source is for a reading; undefined where nobody asked for it yet. */
export function overlayState(read: ReadProgress, source: OverlaySource): OverlayState | undefined {
  if (source !== 'evidence') return read.explanations[source];
  const { evidence } = read.reading.finding;
  return evidence ? { state: 'ready', map: probabilities(evidence.map, read.by.card) } : undefined;
}

export function overlayMap(read: ReadProgress, source: OverlaySource | null): SaliencyMap | null {
  const state = source && overlayState(read, source);
  return state?.state === 'ready' ? state.map : null;
}

/** The regions that by themselves would be uncertain or suspected at an operating point, in the finding's order. */
export function shownRegions({ reading, by }: ReadProgress, point: PointName): readonly ShownRegion[] {
  return (reading.finding.evidence?.regions ?? []).flatMap(({ box, score }): ShownRegion[] => {
    const zone = zoneOf(score, by.card.operatingPoints, point);
    return zone === 'no fracture found' ? [] : [{ box, suspicious: zone === 'fracture suspected' }];
  });
}

/** Made once for each map, so that what is drawn of it is made once too. */
const made = new WeakMap<EvidenceMap, SaliencyMap>();

/** Each cell's evidence as the probability that it would give by itself: one scale for all pictures. */
function probabilities(map: EvidenceMap, { calibration }: ModelCard): SaliencyMap {
  const known = made.get(map);
  if (known) return known;
  const { width, height, logits, picture } = map;
  const values = logits.map((logit) => calibrated(logit, calibration));
  const probable = { width, height, values, picture };
  made.set(map, probable);
  return probable;
}
