/** The gradient of a convolution to its kernel: the input convolved with the output's gradient. */

import * as tf from '@tensorflow/tfjs';
import { filterGradientOfBatch } from './filter-gradient-of-batch.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { padChannels } from './pad-channels.ts';
import { isPointwise } from './pointwise.ts';
import { pointwiseFilterGradient } from './pointwise-filter-gradient.ts';
import { engineMemory } from './simd/engine-memory.ts';
import { filterGradientProgram } from './simd/filter-gradient.ts';

/** SIMD programs of ours. */
export const conv2DBackpropFilter = gradientKernel<tf.Conv2DBackpropFilterAttrs>(
  tf.Conv2DBackpropFilter,
  (inputs, { filterShape, strides, pad, dimRoundingMode, dataFormat }, backend) => {
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
    const { filterHeight, filterWidth, inChannels, outChannels, outWidth } = geometry;
    const { strideHeight, strideWidth } = geometry;
    if (isPointwise(geometry)) return pointwiseFilterGradient(x, dy, backend);
    const gradients = padChannels(dy);
    const paddedChannels = gradients.shape[3];
    const paddedShape = [filterHeight, filterWidth, inChannels, paddedChannels];
    const whole = filterGradientOfBatch(x, gradients, paddedShape, geometry, backend, (inputRow) =>
      filterGradientProgram(engineMemory(backend), {
        filterHeight,
        windowRow: filterWidth * inChannels,
        windowStep: strideWidth * inChannels,
        windowRowStep: strideHeight * inputRow,
        inputRow,
        outWidth,
        outChannels: paddedChannels,
      }),
    );
    return paddedChannels === outChannels ? whole : tf.slice(whole, [0, 0, 0, 0], filterShape);
  },
);
