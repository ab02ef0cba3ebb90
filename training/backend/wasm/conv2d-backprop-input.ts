/** The gradient of a convolution to its input: a forward convolution with the kernel flipped and transposed. */

import * as tf from '@tensorflow/tfjs';
import { backwards } from './backwards.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { isPointwise } from './pointwise.ts';

/** 1 × 1 kernels become one matrix product. */
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
    if (isPointwise(geometry)) {
      const { inChannels, outChannels } = geometry;
      const weights: tf.Tensor2D = tf.reshape(filter, [inChannels, outChannels]);
      return tf.reshape(tf.matMul(tf.reshape(dy, [-1, outChannels]), weights, false, true), inputShape);
    }
    const { pictures, kernel, padding } = backwards(dy, filter, geometry);
    return tf.conv2d(pictures, tf.transpose(kernel, [0, 1, 3, 2]), 1, padding);
  },
);
