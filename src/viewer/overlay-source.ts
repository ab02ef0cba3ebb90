/** What a reading offers to be laid over its picture. */

import type { SaliencyMap } from '../classifier/finding.ts';
import type { ModelCard } from '../classifier/model-card.ts';
import { explanationMethods } from '../saliency/explanation-method.ts';
import type { Explaining, Progress } from '../study/study.ts';
import type { OverlaySource } from './overlay-settings.ts';

/** What a model allows, best first. */
export function overlaySources(card: ModelCard): readonly OverlaySource[] {
  return explanationMethods(card);
}

type Read = Extract<Progress, { state: 'read' }>;

/** How far a source is for a reading; undefined where nobody asked for it yet. */
export function overlayState(read: Read, source: OverlaySource): Explaining | undefined {
  return read.explanations[source];
}

export function overlayMap(read: Read, source: OverlaySource | null): SaliencyMap | null {
  const state = source && overlayState(read, source);
  return state?.state === 'ready' ? state.map : null;
}
