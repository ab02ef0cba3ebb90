/** Turns a convolution around: what a forward convolution needs to carry gradients from the output to the input. */

import * as tf from '@tensorflow/tfjs';
import { interleaveZeros } from './interleave-zeros.ts';
import { cropForPadding, type ExplicitPadding } from './pad-or-crop.ts';

export interface Backwards {
  /** The output's gradient with the stride undone. */
  readonly pictures: tf.Tensor4D;
  /** The kernel flipped; its channels are as they were. */
  readonly kernel: tf.Tensor4D;
  readonly padding: ExplicitPadding;
}

/**
 * Strides are undone by interleaving zeros.
 *
 * @see Dumoulin & Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285, chapter 4
 */
export function backwards(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
): Backwards {
  const { inHeight, inWidth, strideHeight, strideWidth, padInfo } = geometry;
  const kernel = tf.reverse(asWideAsHigh(filter), [0, 1]);
  const [height, width] = kernel.shape;
  const spread = interleaveZeros(dy, strideHeight, strideWidth);
  const [, spreadHeight, spreadWidth] = spread.shape;
  const top = height - 1 - padInfo.top;
  const left = width - 1 - padInfo.left;
  const bottom = inHeight + height - 1 - spreadHeight - top;
  const right = inWidth + width - 1 - spreadWidth - left;
  return { kernel, ...cropForPadding(spread, { top, bottom, left, right }) };
}

/** The wasm engine's convolution with explicit padding overruns its memory where the kernel is higher than wide. */
function asWideAsHigh(filter: tf.Tensor4D): tf.Tensor4D {
  const missing = filter.shape[0] - filter.shape[1];
  if (missing <= 0) return filter;
  return tf.pad(filter, [
    [0, 0],
    [0, missing],
    [0, 0],
    [0, 0],
  ]);
}
