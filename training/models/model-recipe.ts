/** How each network that can be trained is built and fed. */

import type { LayersModel } from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { type Augmentation, CLASSIC_AUGMENTATION } from '../dataset/augmentation/augmentation.ts';
import { SEED_CNN_INPUT, seedCnn } from './seed-cnn.ts';

export interface ModelRecipe {
  readonly input: InputSpec;
  readonly augmentation: Augmentation;
  /** Builds the untrained network; the same seed gives the same weights. */
  build(seed: number): LayersModel;
}

export const MODEL_NAMES = ['seed-cnn'] as const;

export type ModelName = (typeof MODEL_NAMES)[number];

export const MODEL_RECIPES: Readonly<Record<ModelName, ModelRecipe>> = {
  'seed-cnn': { input: SEED_CNN_INPUT, augmentation: CLASSIC_AUGMENTATION, build: seedCnn },
};
