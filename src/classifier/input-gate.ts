/** The input gate: does a picture look like a bone radiograph at all? */

import * as tf from '@tensorflow/tfjs-core';
import type { Admission } from './finding.ts';
import type { InputGate } from './model-card.ts';

/**
 * Means of each channel over the whole picture.
 *
 * @param features shape [1, h, w, channels]
 * @returns shape [channels]; the caller disposes it
 */
export function channelMeans(features: tf.Tensor): tf.Tensor1D {
  return tf.tidy(() => tf.reshape(tf.mean<tf.Tensor1D>(features, [1, 2]), [-1]));
}

/**
 * Judges a picture by its channel means.
 *
 * @throws RangeError where the gate was made for another number of channels
 */
export function admission(means: ArrayLike<number>, { weights, bias, threshold }: InputGate): Admission {
  if (means.length !== weights.length) {
    throw new RangeError(`The input gate has ${weights.length} weights for ${means.length} channels.`);
  }
  const score = weights.reduce((sum, weight, channel) => sum + weight * (means[channel] ?? 0), bias);
  return { kind: score >= threshold ? 'admitted' : 'refused', score };
}
