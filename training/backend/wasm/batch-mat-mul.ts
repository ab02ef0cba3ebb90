/** Products of transposed matrices, as in the gradients of dense layers: the engine is faster if they are transposed first. */

import * as tf from '@tensorflow/tfjs';
import type { Improvement } from './improved-kernel.ts';

export const batchMatMul: Improvement = {
  kernelName: tf.BatchMatMul,
  compute: ({ inputs: { a, b }, attributes: { transposeA, transposeB } }) => {
    if (!a || !b || !(transposeA || transposeB)) return null;
    // The engine lays the second matrix out anew for itself: of a · bᵀ = (b · aᵀ)ᵀ, better the smaller one.
    if (transposeB && !transposeA && a.size < b.size) return transposed(tf.matMul(b, transposed(a)));
    return tf.matMul(transposeA ? transposed(a) : a, transposeB ? transposed(b) : b);
  },
};

function transposed(matrices: tf.Tensor): tf.Tensor {
  const { rank } = matrices;
  const outer = Array.from({ length: rank - 2 }, (_, axis) => axis);
  return tf.transpose(matrices, [...outer, rank - 1, rank - 2]);
}
