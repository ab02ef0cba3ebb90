/** The gradient of a convolution to its kernel: the input convolved with the output's gradient. */

import * as tf from '@tensorflow/tfjs';
import { isPointwise } from './conv2d-backprop-input.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { cropForPadding } from './pad-or-crop.ts';

/**
 * The pictures of the batch become the channels that are summed over, the input's channels become the batch, and the
 * stride becomes the dilation. 1 × 1 kernels become one matrix product.
 */
export const conv2DBackpropFilter = gradientKernel<tf.Conv2DBackpropFilterAttrs>(
  tf.Conv2DBackpropFilter,
  (inputs, { filterShape, strides, pad, dimRoundingMode, dataFormat }) => {
    const x = inputs('x');
    const dy = inputs('dy');
    if (dataFormat !== 'NHWC') throw new Error('Conv2DBackpropFilter on wasm reads NHWC only.');
    const geometry = tf.backend_util.computeConv2DInfo(
      x.shape,
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const { filterHeight, filterWidth, inHeight, inWidth, inChannels, outChannels, padInfo } = geometry;
    const { outHeight, outWidth, strideHeight, strideWidth } = geometry;
    if (isPointwise(geometry)) {
      // The wasm engine multiplies transposed matrices slowly: transposing first is faster.
      const transposed = tf.transpose(tf.reshape(x, [-1, inChannels]));
      return tf.reshape(tf.matMul(transposed, tf.reshape(dy, [-1, outChannels])), filterShape);
    }
    const { pictures, padding } = cropForPadding(tf.transpose(x, [3, 1, 2, 0]), {
      top: padInfo.top,
      left: padInfo.left,
      bottom: filterHeight + (outHeight - 1) * strideHeight - inHeight - padInfo.top,
      right: filterWidth + (outWidth - 1) * strideWidth - inWidth - padInfo.left,
    });
    const kernel = tf.transpose(dy, [1, 2, 0, 3]);
    const gradient = tf.conv2d(pictures, kernel, 1, padding, 'NHWC', [strideHeight, strideWidth]);
    return tf.transpose(gradient, [1, 2, 0, 3]);
  },
);
