/** SIMD programs read four channels at once. */

import * as tf from '@tensorflow/tfjs';

/** Adds channels of zeros until there is a multiple of four. */
export function padChannels(pictures: tf.Tensor4D): tf.Tensor4D {
  const channels = pictures.shape[3];
  const missing = Math.ceil(channels / 4) * 4 - channels;
  if (missing === 0) return pictures;
  return tf.pad(pictures, [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, missing],
  ]);
}
