/** Sums over leading axes, as for the gradients of biases, by matrix products: many times faster than the engine's own. */

import * as tf from '@tensorflow/tfjs';

/**
 * Makes a `Sum` kernel that leaves to `stock` whatever is not a sum of floats over the first axes of several.
 *
 * @param stock the wasm engine's own kernel
 */
export function sumOverLeadingAxes(stock: tf.KernelConfig): tf.KernelConfig {
  return {
    ...stock,
    kernelFunc: (call) => {
      const { x } = call.inputs;
      const axes = tf.util.parseAxisParam(axisOf(call.attrs), x?.shape ?? []);
      const leading = axes.length > 0 && axes.every((axis, place) => axis === place);
      if (
        !leading ||
        !(x instanceof tf.Tensor) ||
        x.dtype !== 'float32' ||
        x.rank <= axes.length ||
        x.size === 0
      ) {
        return stock.kernelFunc(call);
      }
      const kept = x.shape.slice(axes.length);
      const shape = call.attrs?.keepDims ? [...axes.map(() => 1), ...kept] : kept;
      return tf.tidy(() => {
        const columns = tf.util.sizeFromShape(kept);
        // In two stages, lest a million terms pile up in one float.
        const last = x.shape[axes.length - 1] ?? 1;
        const partial = sumOfRows(tf.reshape(x, [-1, last * columns]));
        return tf.reshape(sumOfRows(tf.reshape(partial, [last, columns])), shape);
      });
    },
  };
}

function sumOfRows(matrix: tf.Tensor2D): tf.Tensor {
  return matrix.shape[0] === 1 ? matrix : tf.matMul(tf.ones([1, matrix.shape[0]]), matrix);
}

function axisOf(attrs: tf.NamedAttrMap | undefined): number | number[] {
  const axis = attrs?.axis;
  if (typeof axis === 'number') return axis;
  return Array.isArray(axis) ? axis.filter((each) => typeof each === 'number') : [];
}
