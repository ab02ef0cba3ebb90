/** Sets zeros between the pixels of a picture, or the weights of a kernel: what stands for a dilation. */

import * as tf from '@tensorflow/tfjs';

/**
 * @param pictures shape [n, height, width, channels]
 * @returns shape [n, (height − 1) · down + 1, (width − 1) · across + 1, channels]
 */
export function interleaveZeros(pictures: tf.Tensor4D, down: number, across: number): tf.Tensor4D {
  if (down === 1 && across === 1) return pictures;
  const [n, height, width, channels] = pictures.shape;
  const columns = tf.pad(tf.reshape(pictures, [n * height, width, 1, channels]), [
    [0, 0],
    [0, 0],
    [0, across - 1],
    [0, 0],
  ]);
  const rowLength = width * across * channels;
  const rows = tf.pad(tf.reshape(columns, [n, height, 1, rowLength]), [
    [0, 0],
    [0, 0],
    [0, down - 1],
    [0, 0],
  ]);
  const whole: tf.Tensor4D = tf.reshape(rows, [n, height * down, width * across, channels]);
  return tf.slice(whole, [0, 0, 0, 0], [n, (height - 1) * down + 1, (width - 1) * across + 1, channels]);
}
