/** The gradient of a depthwise convolution to its input: a forward depthwise convolution with the kernel flipped. */

import * as tf from '@tensorflow/tfjs';
import { backwards } from './backwards.ts';
import { gradientKernel } from './gradient-kernel.ts';

/** Where an input channel has several outputs, their shares are added up. */
export const depthwiseBackpropInput = gradientKernel<tf.DepthwiseConv2dNativeBackpropInputAttrs>(
  tf.DepthwiseConv2dNativeBackpropInput,
  (inputs, { inputShape, strides, pad, dilations, dimRoundingMode }) => {
    const filter = inputs('filter');
    const geometry = tf.backend_util.computeConv2DInfo(
      inputShape,
      filter.shape,
      strides,
      dilations,
      pad,
      dimRoundingMode,
      true,
    );
    if (geometry.dilationHeight > 1 || geometry.dilationWidth > 1) {
      throw new Error('Depthwise gradients on wasm know no dilation.');
    }
    const { pictures, kernel, padding } = backwards(inputs('dy'), filter, geometry);
    const [height, width, channels, multiplier] = kernel.shape;
    const single: tf.Tensor4D = tf.reshape(kernel, [height, width, channels * multiplier, 1]);
    const shares = tf.depthwiseConv2d(pictures, single, 1, padding);
    if (multiplier === 1) return shares;
    return tf.reshape(tf.sum(tf.reshape(shares, [-1, multiplier]), 1), inputShape);
  },
);
