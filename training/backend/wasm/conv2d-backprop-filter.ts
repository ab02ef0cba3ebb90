/** The gradient of a convolution to its kernel: the input convolved with the output's gradient. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { isPointwise } from './conv2d-backprop-input.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { engineMemory } from './simd/engine-memory.ts';
import { filterGradientProgram } from './simd/filter-gradient.ts';

type Geometry = tf.backend_util.Conv2DInfo;

/** A SIMD program of ours; 1 × 1 kernels become one matrix product. */
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
    if (isPointwise(geometry)) return asMatrixProduct(x, dy, geometry);
    const surplus = Math.ceil(geometry.outChannels / LANES) * LANES - geometry.outChannels;
    if (surplus === 0) return bySimd(x, dy, geometry, backend);
    const widened = tf.pad(dy, [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, surplus],
    ]);
    return tf.slice(bySimd(x, widened, geometry, backend), [0, 0, 0, 0], filterShape);
  },
);

function asMatrixProduct(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: Geometry): tf.Tensor {
  const { inChannels, outChannels, filterShape } = geometry;
  return tf.reshape(
    tf.matMul(tf.reshape(x, [-1, inChannels]), tf.reshape(dy, [-1, outChannels]), true),
    filterShape,
  );
}

const LANES = 4;

/** Sums of some pictures each are added up at the end, lest millions of terms pile up in one float. */
const PARTIAL_SUMS = 8;

function bySimd(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: Geometry, backend: BackendWasm): tf.Tensor {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  const outChannels = dy.shape[3];
  const filterShape = [filterHeight, filterWidth, inChannels, outChannels];
  const memory = engineMemory(backend);
  const paddedHeight = (outHeight - 1) * strideHeight + filterHeight;
  const paddedWidth = (outWidth - 1) * strideWidth + filterWidth;
  const padded: tf.Tensor3D = tf.zeros([paddedHeight, paddedWidth, inChannels]);
  const partialSums = Math.min(batchSize, PARTIAL_SUMS);
  const gradients = tf.zeros([partialSums, ...filterShape]);
  const add = filterGradientProgram(memory, {
    filterHeight,
    windowRow: filterWidth * inChannels,
    windowStep: strideWidth * inChannels,
    windowRowStep: strideHeight * paddedWidth * inChannels,
    inputRow: paddedWidth * inChannels,
    outWidth,
    outChannels,
  });

  // No tensor is made from here on: that could move the heap.
  const heap = new Float32Array(memory.buffer);
  const address = (tensor: tf.Tensor): number => backend.getMemoryOffset(tensor.dataId);
  const rowLength = Math.min(inWidth, paddedWidth - padInfo.left) * inChannels;
  const rows = Math.min(inHeight, paddedHeight - padInfo.top);
  const xPicture = inHeight * inWidth * inChannels;
  const dyPicture = outHeight * outWidth * outChannels;
  for (let picture = 0; picture < batchSize; picture++) {
    for (let row = 0; row < rows; row++) {
      const from = address(x) / 4 + picture * xPicture + row * inWidth * inChannels;
      const to = address(padded) / 4 + ((padInfo.top + row) * paddedWidth + padInfo.left) * inChannels;
      heap.copyWithin(to, from, from + rowLength);
    }
    add(
      address(padded),
      address(dy) + picture * dyPicture * 4,
      address(gradients) + (picture % partialSums) * tf.util.sizeFromShape(filterShape) * 4,
      outHeight,
    );
  }
  return tf.sum(gradients, 0);
}
