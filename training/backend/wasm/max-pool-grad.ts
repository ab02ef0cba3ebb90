/** The gradient of max pooling: it goes to the first largest pixel of each window, as on tfjs's cpu engine. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { floatTensor, zeroTensor } from './float-tensor.ts';
import { gradientKernel } from './gradient-kernel.ts';
import { engineMemory } from './simd/engine-memory.ts';
import { maxPoolGradientProgram } from './simd/max-pool-gradient.ts';

type Geometry = tf.backend_util.Conv2DInfo;

interface Planes {
  readonly x: tf.Tensor4D;
  readonly y: tf.Tensor4D;
  readonly dy: tf.Tensor4D;
}

/** A SIMD program of ours where windows lie inside the picture and channels come in fours, else a plain loop. */
export const maxPoolGrad = gradientKernel<tf.MaxPoolGradAttrs>(
  tf.MaxPoolGrad,
  (inputs, { filterSize, strides, pad, dimRoundingMode }, backend) => {
    const planes: Planes = { x: inputs('input'), y: inputs('output'), dy: inputs('dy') };
    const geometry = tf.backend_util.computePool2DInfo(
      planes.x.shape,
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const { top, bottom, left, right } = geometry.padInfo;
    const inside = Math.max(top, bottom, left, right) === 0;
    const bySimdOrLoop = inside && geometry.inChannels % 4 === 0 ? bySimd : byLoop;
    return bySimdOrLoop(planes, geometry, backend);
  },
);

function bySimd({ x, y, dy }: Planes, geometry: Geometry, backend: BackendWasm): tf.Tensor {
  const { batchSize, inHeight, inWidth, inChannels: channels, outHeight, outWidth } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  const tiled =
    filterHeight === strideHeight &&
    filterWidth === strideWidth &&
    outHeight * strideHeight === inHeight &&
    outWidth * strideWidth === inWidth;
  const dx = tiled ? floatTensor(x.shape, backend) : zeroTensor(x.shape, backend);
  const spread = maxPoolGradientProgram(engineMemory(backend), {
    filterHeight,
    filterWidth,
    strideHeight,
    strideWidth,
    inWidth,
    outWidth,
    channels,
    tiled,
  });
  const address = (tensor: tf.Tensor): number => backend.getMemoryOffset(tensor.dataId);
  const xPicture = inHeight * inWidth * channels * 4;
  const yPicture = outHeight * outWidth * channels * 4;
  for (let picture = 0; picture < batchSize; picture++) {
    spread(
      address(x) + picture * xPicture,
      address(y) + picture * yPicture,
      address(dy) + picture * yPicture,
      address(dx) + picture * xPicture,
      outHeight,
    );
  }
  return dx;
}

function byLoop(planes: Planes, geometry: Geometry, backend: BackendWasm): tf.Tensor {
  const { batchSize, inHeight, inWidth, inChannels: channels, outHeight, outWidth, padInfo } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  const gradient = zeroTensor(planes.x.shape, backend);
  const view = (tensor: tf.Tensor): Float32Array => floats(backend.typedArrayFromHeap(tensor));
  const [x, y, dy, dx] = [view(planes.x), view(planes.y), view(planes.dy), view(gradient)] as const;
  const rowLength = inWidth * channels;
  let output = 0;
  for (let picture = 0; picture < batchSize; picture++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * strideHeight - padInfo.top;
      const [firstRow, endRow] = [Math.max(top, 0), Math.min(top + filterHeight, inHeight)];
      for (let column = 0; column < outWidth; column++) {
        const left = column * strideWidth - padInfo.left;
        const [firstColumn, endColumn] = [Math.max(left, 0), Math.min(left + filterWidth, inWidth)];
        for (let channel = 0; channel < channels; channel++, output++) {
          const largest = y[output];
          search: for (let inRow = firstRow; inRow < endRow; inRow++) {
            const start = (picture * inHeight + inRow) * rowLength + channel;
            for (let inColumn = firstColumn; inColumn < endColumn; inColumn++) {
              const index = start + inColumn * channels;
              if (x[index] !== largest) continue;
              dx[index] = (dx[index] ?? 0) + (dy[output] ?? 0);
              break search;
            }
          }
        }
      }
    }
  }
  return gradient;
}

function floats(values: tf.TypedArray): Float32Array {
  if (values instanceof Float32Array) return values;
  throw new Error('Max pooling on wasm reads float32 only.');
}
