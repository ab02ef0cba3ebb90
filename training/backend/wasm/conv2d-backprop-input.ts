/** The gradient of a convolution to its input. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backwards } from './backwards.ts';
import { zeroTensor } from './float-tensor.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { padPictures } from './padded-pictures.ts';
import { isPointwise } from './pointwise.ts';
import { engineMemory } from './simd/engine-memory.ts';

/**
 * A forward convolution with the kernel flipped and transposed; 1 × 1 kernels become one matrix product, and strided
 * ones a matrix product whose columns are added up where they belong.
 */
export const conv2DBackpropInput = gradientKernel<tf.Conv2DBackpropInputAttrs>(
  tf.Conv2DBackpropInput,
  (inputs, { inputShape, strides, pad, dimRoundingMode, dataFormat }, backend) => {
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
    if (geometry.strideHeight > 1 || geometry.strideWidth > 1) {
      return addedColumns(dy, filter, geometry, backend);
    }
    const { pictures, kernel, padding } = backwards(dy, filter, geometry);
    return tf.conv2d(pictures, tf.transpose(kernel, [0, 1, 3, 2]), 1, padding);
  },
);

/** Spares the zeros that a convolution backwards would have to read between the strides. */
function addedColumns(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
  backend: BackendWasm,
): tf.Tensor4D {
  const { batchSize, outHeight, outWidth, filterHeight } = geometry;
  const { inChannels, outChannels, strideHeight, strideWidth } = geometry;
  const kernel = tf.transpose(tf.reshape(filter, [-1, outChannels]));
  const dx = tf.reshape<tf.Rank.R4>(zeroTensor(geometry.inShape, backend), geometry.inShape);
  const padded = padPictures(dx, geometry, backend);
  const windowRow = geometry.filterWidth * inChannels;
  for (let picture = 0; picture < batchSize; picture++) {
    tf.tidy(() => {
      const gradients = tf.slice(dy, [picture, 0, 0, 0], [1, outHeight, outWidth, outChannels]);
      const columns = tf.matMul(tf.reshape<tf.Rank.R2>(gradients, [-1, outChannels]), kernel);
      const values = new Float32Array(engineMemory(backend).buffer);
      const start = padded.address / Float32Array.BYTES_PER_ELEMENT;
      let column = backend.getMemoryOffset(columns.dataId) / Float32Array.BYTES_PER_ELEMENT;
      padded.clear();
      for (let row = 0; row < outHeight; row++) {
        for (let window = 0; window < outWidth; window++) {
          const corner = start + row * strideHeight * padded.rowLength + window * strideWidth * inChannels;
          for (let kernelRow = 0; kernelRow < filterHeight; kernelRow++) {
            const target = corner + kernelRow * padded.rowLength;
            for (let place = 0; place < windowRow; place++) {
              values[target + place] = (values[target + place] ?? 0) + (values[column++] ?? 0);
            }
          }
        }
      }
      padded.take(picture);
    });
  }
  return dx;
}
