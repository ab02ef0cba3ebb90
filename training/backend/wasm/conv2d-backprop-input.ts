/** The gradient of a convolution to its input: a forward convolution with the kernel flipped and transposed. */

import * as tf from '@tensorflow/tfjs';
import { gradientKernel } from './gradient-kernel.ts';
import { interleaveZeros } from './interleave-zeros.ts';
import { cropForPadding } from './pad-or-crop.ts';

/**
 * Strides are undone by interleaving zeros. 1 × 1 kernels become one matrix product.
 *
 * @see Dumoulin & Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285, chapter 4
 */
export const conv2DBackpropInput = gradientKernel<tf.Conv2DBackpropInputAttrs>(
  tf.Conv2DBackpropInput,
  (inputs, { inputShape, strides, pad, dimRoundingMode, dataFormat }) => {
    const dy = inputs('dy');
    const filter = inputs('filter');
    if (dataFormat !== 'NHWC') throw new Error('Conv2DBackpropInput on wasm reads NHWC only.');
    const geometry = tf.backend_util.computeConv2DInfo(
      inputShape,
      filter.shape,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const { filterHeight, inHeight, inWidth, inChannels, outChannels, padInfo } = geometry;
    const { strideHeight, strideWidth } = geometry;
    if (isPointwise(geometry)) {
      const kernel: tf.Tensor2D = tf.reshape(filter, [inChannels, outChannels]);
      return tf.reshape(tf.matMul(tf.reshape(dy, [-1, outChannels]), kernel, false, true), inputShape);
    }
    const spread = interleaveZeros(dy, strideHeight, strideWidth);
    const [, spreadHeight, spreadWidth] = spread.shape;
    const kernel = asWideAsHigh(filter);
    const filterWidth = kernel.shape[1];
    const flipped = tf.transpose(tf.reverse(kernel, [0, 1]), [0, 1, 3, 2]);
    const top = filterHeight - 1 - padInfo.top;
    const left = filterWidth - 1 - padInfo.left;
    const { pictures, padding } = cropForPadding(spread, {
      top,
      left,
      bottom: inHeight + filterHeight - 1 - spreadHeight - top,
      right: inWidth + filterWidth - 1 - spreadWidth - left,
    });
    return tf.conv2d(pictures, flipped, 1, padding);
  },
);

/** Whether each output pixel depends on the input pixel at its place and on no other. */
export function isPointwise(geometry: tf.backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  return (
    [filterHeight, filterWidth, strideHeight, strideWidth].every((size) => size === 1) &&
    [padInfo.top, padInfo.bottom, padInfo.left, padInfo.right].every((size) => size === 0)
  );
}

/** The wasm engine's convolution with explicit padding overruns its memory where the kernel is higher than wide. */
function asWideAsHigh(filter: tf.Tensor4D): tf.Tensor4D {
  const missing = Math.max(filter.shape[0] - filter.shape[1], 0);
  return tf.pad(filter, [
    [0, 0],
    [0, missing],
    [0, 0],
    [0, 0],
  ]);
}
