/** A layer that pools a map of logits to one: log-sum-exp over all cells. */

import * as tf from '@tensorflow/tfjs';

/**
 * Adds up the odds of all cells, as logits: log Σ exp(cell). One strong cell decides alone, and every cell's share in the
 * gradient is its share of the odds, so that the map shows what the answer was made from (Pinheiro & Collobert 2015).
 *
 * Takes shape [n, height, width, 1] and gives shape [n, 1].
 */
export class SmoothMaximum extends tf.layers.Layer {
  static readonly className = 'SmoothMaximum';

  override computeOutputShape(shape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch = null] = shape.flat();
    return [batch, 1];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [map] = [inputs].flat();
    if (!map) throw new Error('A map of logits is needed.');
    return tf.tidy(() => tf.reshape(tf.logSumExp(map, [1, 2]), [-1, 1]));
  }
}

tf.serialization.registerClass(SmoothMaximum);
