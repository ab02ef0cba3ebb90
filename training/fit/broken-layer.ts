/** Finds the layer at which a training went wrong. */

import type * as tf from '@tensorflow/tfjs';

/** The first layer with a weight that is not a finite number, or null. */
export async function brokenLayer(layers: readonly tf.layers.Layer[]): Promise<string | null> {
  for (const layer of layers) {
    for (const weight of layer.getWeights()) {
      if (!(await weight.data()).every(Number.isFinite)) return layer.name;
    }
  }
  return null;
}
