/** The gradient of a depthwise convolution to its kernel. */

import * as tf from '@tensorflow/tfjs';
import { filterGradientOfBatch } from './filter-gradient-of-batch.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { padChannels } from './pad-channels.ts';
import { depthwiseFilterGradientProgram } from './simd/depthwise-filter-gradient.ts';
import { engineMemory } from './simd/engine-memory.ts';

/** Where an input channel has several outputs, it is repeated first. */
export const depthwiseBackpropFilter = gradientKernel<tf.DepthwiseConv2dNativeBackpropFilterAttrs>(
  tf.DepthwiseConv2dNativeBackpropFilter,
  (inputs, { filterShape, strides, pad, dilations, dimRoundingMode }, backend) => {
    const x = inputs('x');
    const [filterHeight, filterWidth, inChannels, multiplier] = filterShape;
    const geometry = tf.backend_util.computeConv2DInfo(
      x.shape,
      filterShape,
      strides,
      dilations,
      pad,
      dimRoundingMode,
      true,
    );
    const { outWidth, strideHeight, strideWidth } = geometry;
    const pictures = padChannels(repeatChannels(x, multiplier));
    const gradients = padChannels(inputs('dy'));
    const channels = pictures.shape[3];
    const paddedShape = [filterHeight, filterWidth, channels];
    const whole = filterGradientOfBatch(pictures, gradients, paddedShape, geometry, backend, (inputRow) =>
      depthwiseFilterGradientProgram(engineMemory(backend), {
        filterHeight,
        filterWidth,
        windowStep: strideWidth * channels,
        windowRowStep: strideHeight * inputRow,
        inputRow,
        outWidth,
        channels,
      }),
    );
    const wanted = tf.slice(whole, [0, 0, 0], [filterHeight, filterWidth, inChannels * multiplier]);
    return tf.reshape(wanted, filterShape);
  },
);

function repeatChannels(pictures: tf.Tensor4D, times: number): tf.Tensor4D {
  if (times === 1) return pictures;
  const [n, height, width, channels] = pictures.shape;
  const repeated = tf.tile(tf.reshape(pictures, [n * height * width, channels, 1]), [1, 1, times]);
  return tf.reshape(repeated, [n, height, width, channels * times]);
}
