/** The gradient of a convolution to its kernel: the input convolved with the output's gradient. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { isPointwise } from './conv2d-backprop-input.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { cropForPadding } from './pad-or-crop.ts';
import { engineMemory } from './simd/engine-memory.ts';
import { type AddFilterGradient, compileFilterGradient } from './simd/filter-gradient.ts';

type Geometry = tf.backend_util.Conv2DInfo;

/** A SIMD program of ours; 1 × 1 kernels become one matrix product; odd numbers of channels take a longer way. */
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
    const memory = geometry.outChannels % 4 === 0 && engineMemory(backend);
    return memory ? bySimd(x, dy, geometry, backend, memory) : asConvolution(x, dy, geometry);
  },
);

function asMatrixProduct(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: Geometry): tf.Tensor {
  const { inChannels, outChannels, filterShape } = geometry;
  // The wasm engine multiplies transposed matrices slowly: transposing first is faster.
  const transposed = tf.transpose(tf.reshape(x, [-1, inChannels]));
  return tf.reshape(tf.matMul(transposed, tf.reshape(dy, [-1, outChannels])), filterShape);
}

/**
 * The pictures of the batch become the channels that are summed over, the input's channels become the batch, and the
 * stride becomes the dilation.
 */
function asConvolution(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: Geometry): tf.Tensor {
  const { filterHeight, filterWidth, inHeight, inWidth, padInfo } = geometry;
  const { outHeight, outWidth, strideHeight, strideWidth } = geometry;
  const { pictures, padding } = cropForPadding(tf.transpose(x, [3, 1, 2, 0]), {
    top: padInfo.top,
    left: padInfo.left,
    bottom: filterHeight + (outHeight - 1) * strideHeight - inHeight - padInfo.top,
    right: filterWidth + (outWidth - 1) * strideWidth - inWidth - padInfo.left,
  });
  const kernel = tf.transpose(dy, [1, 2, 0, 3]);
  const gradient = tf.conv2d(pictures, kernel, 1, padding, 'NHWC', [strideHeight, strideWidth]);
  return tf.transpose(gradient, [1, 2, 0, 3]);
}

/** Sums of some pictures each are added up at the end, lest millions of terms pile up in one float. */
const PARTIAL_SUMS = 8;

function bySimd(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: Geometry,
  backend: BackendWasm,
  memory: WebAssembly.Memory,
): tf.Tensor {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo, filterShape } = geometry;
  const paddedHeight = (outHeight - 1) * strideHeight + filterHeight;
  const paddedWidth = (outWidth - 1) * strideWidth + filterWidth;
  const padded: tf.Tensor3D = tf.zeros([paddedHeight, paddedWidth, inChannels]);
  const partialSums = Math.min(batchSize, PARTIAL_SUMS);
  const gradients = tf.zeros([partialSums, ...filterShape]);
  const add = programFor(memory, {
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

const programs = new WeakMap<WebAssembly.Memory, Map<string, AddFilterGradient>>();

function programFor(
  memory: WebAssembly.Memory,
  shape: Parameters<typeof compileFilterGradient>[1],
): AddFilterGradient {
  const known = programs.get(memory) ?? new Map<string, AddFilterGradient>();
  programs.set(memory, known);
  const key = JSON.stringify(shape);
  const program = known.get(key) ?? compileFilterGradient(memory, shape);
  known.set(key, program);
  return program;
}
