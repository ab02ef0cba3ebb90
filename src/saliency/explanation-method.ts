/** The ways in which a finding can be explained afterwards, and which of them a model allows. */

import type { ModelCard } from '../classifier/model-card.ts';

/**
 * `grad-cam`: what the gradients say of the model's last picture-like layer. `occlusion`: how the answer changes where
 * the picture is covered, place by place; slow.
 */
export type ExplanationMethod = 'grad-cam' | 'occlusion';

/** The quick one first. */
export function explanationMethods({ graph }: Pick<ModelCard, 'graph'>): readonly ExplanationMethod[] {
  return graph.features === null ? ['occlusion'] : ['grad-cam', 'occlusion'];
}

/** What a finding is explained by without being asked; null where it has its evidence already, or only the slow way is left. */
export function usualMethod({ graph }: Pick<ModelCard, 'graph'>): ExplanationMethod | null {
  return graph.evidence === null && graph.features !== null ? 'grad-cam' : null;
}
