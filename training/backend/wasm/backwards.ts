/** Turns a convolution around: what a forward convolution needs to carry gradients from the output to the input. */

import * as tf from '@tensorflow/tfjs';
import { cropForPadding, type ExplicitPadding } from './pad-or-crop.ts';

export interface Backwards {
  /** The output's gradient, cut where the padding reached beyond the input. */
  readonly pictures: tf.Tensor4D;
  /** The kernel flipped; its channels are as they were. */
  readonly kernel: tf.Tensor4D;
  readonly padding: ExplicitPadding;
}

/**
 * For strides of 1.
 *
 * @see Dumoulin & Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285, chapter 4
 */
export function backwards(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
): Backwards {
  const { inHeight, inWidth, padInfo } = geometry;
  const kernel = tf.reverse(filter, [0, 1]);
  const [height, width] = kernel.shape;
  const top = height - 1 - padInfo.top;
  const left = width - 1 - padInfo.left;
  const bottom = inHeight + height - 1 - dy.shape[1] - top;
  const right = inWidth + width - 1 - dy.shape[2] - left;
  return { kernel, ...cropForPadding(dy, { top, bottom, left, right }) };
}
