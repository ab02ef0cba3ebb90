/** Max pooling that keeps NaN: the engine's own takes the largest of the numbers beside it, as if nothing were wrong. */

import * as tf from '@tensorflow/tfjs';
import { floatTensor } from './float-tensor.ts';
import { asAttributes, hasRank4 } from './gradient-kernel.ts';
import type { Improvement } from './improved-kernel.ts';
import { engineMemory } from './simd/engine-memory.ts';
import { maxPoolProgram } from './simd/max-pool.ts';

/** Where windows lie inside the picture and channels come in fours. */
export const maxPool: Improvement = {
  kernelName: tf.MaxPool,
  compute: ({ inputs: { x }, attributes, backend }) => {
    if (x?.dtype !== 'float32' || !hasRank4(x)) return null;
    const { filterSize, strides, pad, dimRoundingMode } = asAttributes<tf.MaxPoolAttrs>(attributes);
    const geometry = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { inHeight, inWidth, inChannels: channels, outHeight, outWidth, padInfo } = geometry;
    const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
    const { top, bottom, left, right } = padInfo;
    if (Math.max(top, bottom, left, right) > 0 || channels % 4 !== 0 || x.size === 0) return null;
    const y = floatTensor(geometry.outShape, backend);
    const pool = maxPoolProgram(engineMemory(backend), {
      filterHeight,
      filterWidth,
      strideHeight,
      strideWidth,
      inWidth,
      outWidth,
      channels,
    });
    const address = (tensor: tf.Tensor, floats: number): number =>
      backend.getMemoryOffset(tensor.dataId) + floats * Float32Array.BYTES_PER_ELEMENT;
    for (let picture = 0; picture < geometry.batchSize; picture++) {
      const from = address(x, picture * inHeight * inWidth * channels);
      pool(from, address(y, picture * outHeight * outWidth * channels), outHeight);
    }
    return y;
  },
};
