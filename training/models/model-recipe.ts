/** How each network that can be trained is built and fed. */

import type { LayersModel } from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import {
  type Augmentation,
  CLASSIC_AUGMENTATION,
  FULL_AUGMENTATION,
} from '../dataset/augmentation/augmentation.ts';
import { EVIDENCE_NET_INPUT, EVIDENCE_NET_TRUNK, evidenceNet } from './evidence-net.ts';
import { SEED_CNN_INPUT, seedCnn } from './seed-cnn.ts';

export interface ModelRecipe {
  readonly input: InputSpec;
  readonly augmentation: Augmentation;
  /** What the first output is; a second one is the evidence map, logits of shape [n, height, width, 1]. */
  readonly output: 'probability' | 'logit';
  /** The layer whose channel means an input gate looks at; null for none. */
  readonly gateLayer: string | null;
  /** Builds the untrained network; the same seed gives the same weights. */
  build(seed: number): LayersModel;
}

export const MODEL_NAMES = ['evidence-net', 'seed-cnn'] as const;

export type ModelName = (typeof MODEL_NAMES)[number];

export const MODEL_RECIPES: Readonly<Record<ModelName, ModelRecipe>> = {
  'evidence-net': {
    input: EVIDENCE_NET_INPUT,
    augmentation: FULL_AUGMENTATION,
    output: 'logit',
    gateLayer: EVIDENCE_NET_TRUNK,
    build: evidenceNet,
  },
  'seed-cnn': {
    input: SEED_CNN_INPUT,
    augmentation: CLASSIC_AUGMENTATION,
    output: 'probability',
    gateLayer: null,
    build: seedCnn,
  },
};
