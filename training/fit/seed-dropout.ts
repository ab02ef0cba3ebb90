/** Makes dropout repeatable: tfjs draws every mask anew unless a layer has a seed, and the same one ever after. */

import type { LayersModel } from '@tensorflow/tfjs';
import type { Random } from '../random.ts';

/** Gives each dropout layer its seed for the next batch. */
export function seedDropout(model: LayersModel, random: Random): void {
  for (const layer of model.layers) {
    // A seed of 0 counts as none.
    if (layer.getClassName() === 'Dropout') Object.assign(layer, { seed: 1 + random.integer(2 ** 31) });
  }
}
