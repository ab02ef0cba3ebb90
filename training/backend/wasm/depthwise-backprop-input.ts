/** The gradient of a depthwise convolution to its input. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backwards } from './backwards.ts';
import { zeroTensor } from './float-tensor.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { padChannels } from './pad-channels.ts';
import { padPictures } from './padded-pictures.ts';
import { depthwiseInputGradientProgram } from './simd/depthwise-input-gradient.ts';
import { engineMemory } from './simd/engine-memory.ts';

type Geometry = tf.backend_util.Conv2DInfo;

/**
 * A forward depthwise convolution with the kernel flipped; with strides a SIMD program of ours. Where an
 * input channel has several outputs, their shares are added up.
 */
export const depthwiseBackpropInput = gradientKernel<tf.DepthwiseConv2dNativeBackpropInputAttrs>(
  tf.DepthwiseConv2dNativeBackpropInput,
  (inputs, { inputShape, strides, pad, dilations, dimRoundingMode }, backend) => {
    const dy = inputs('dy');
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
    const strided = geometry.strideHeight > 1 || geometry.strideWidth > 1;
    const shares = !strided ? byConvolution(dy, filter, geometry) : bySimd(dy, filter, geometry, backend);
    const multiplier = filter.shape[3];
    if (multiplier === 1) return shares;
    return tf.reshape(tf.sum(tf.reshape(shares, [-1, multiplier]), 1), inputShape);
  },
);

function byConvolution(dy: tf.Tensor4D, filter: tf.Tensor4D, geometry: Geometry): tf.Tensor4D {
  const { pictures, kernel, padding } = backwards(dy, filter, geometry);
  const [height, width, channels, multiplier] = kernel.shape;
  const single: tf.Tensor4D = tf.reshape(kernel, [height, width, channels * multiplier, 1]);
  return tf.depthwiseConv2d(pictures, single, 1, padding);
}

function bySimd(dy: tf.Tensor4D, filter: tf.Tensor4D, geometry: Geometry, backend: BackendWasm): tf.Tensor4D {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = geometry;
  const gradients = padChannels(dy);
  const channels = gradients.shape[3];
  const kernel = padChannels(tf.reshape(filter, [1, filterHeight, filterWidth, -1]));
  const shape: tf.ShapeMap[tf.Rank.R4] = [batchSize, inHeight, inWidth, channels];
  const dx = tf.reshape<tf.Rank.R4>(zeroTensor(shape, backend), shape);
  const padded = padPictures(dx, geometry, backend);
  const add = depthwiseInputGradientProgram(engineMemory(backend), {
    filterHeight,
    filterWidth,
    windowStep: geometry.strideWidth * channels,
    windowRowStep: geometry.strideHeight * padded.rowLength,
    inputRow: padded.rowLength,
    outWidth,
    channels,
  });
  const address = (tensor: tf.Tensor): number => backend.getMemoryOffset(tensor.dataId);
  const dyBytes = outHeight * outWidth * channels * Float32Array.BYTES_PER_ELEMENT;
  for (let picture = 0; picture < batchSize; picture++) {
    padded.clear();
    add(padded.address, address(gradients) + picture * dyBytes, address(kernel), outHeight);
    padded.take(picture);
  }
  return channels === dy.shape[3]
    ? dx
    : tf.slice(dx, [0, 0, 0, 0], [batchSize, inHeight, inWidth, dy.shape[3]]);
}
