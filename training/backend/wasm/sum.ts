/** Sums over leading axes, as for the gradients of biases: many times faster than the engine's own. */

import * as tf from '@tensorflow/tfjs';
import type { Improvement, KernelCall } from './improved-kernel.ts';
import { columnSumsProgram } from './simd/column-sums.ts';
import { engineMemory } from './simd/engine-memory.ts';

/** Rows are added up in at most so many parts, lest millions of terms pile up in one float. */
const PARTS = 64;

export const sum: Improvement = {
  kernelName: tf.Sum,
  compute: ({ inputs, attributes, backend }) => {
    const { x } = inputs;
    if (x?.dtype !== 'float32' || x.size === 0) return null;
    const axes = axesOf(attributes, x.shape);
    const kept = x.shape.slice(axes.length);
    const columns = tf.util.sizeFromShape(kept);
    const leading = axes.length > 0 && axes.every((axis, place) => axis === place);
    if (!leading || columns % 4 !== 0) return null;

    const rows = x.size / columns;
    const rowsInPart = Math.ceil(rows / PARTS);
    const parts = tf.zeros([PARTS, columns]);
    const total = tf.zeros(attributes.keepDims ? [...axes.map(() => 1), ...kept] : kept);
    const add = columnSumsProgram(engineMemory(backend), {});
    const address = (tensor: tf.Tensor): number => backend.getMemoryOffset(tensor.dataId);
    const rowBytes = columns * 4;
    for (let part = 0; part * rowsInPart < rows; part++) {
      const first = part * rowsInPart;
      add(
        address(x) + first * rowBytes,
        address(parts) + part * rowBytes,
        Math.min(rowsInPart, rows - first),
        columns / 4,
      );
    }
    add(address(parts), address(total), PARTS, columns / 4);
    return total;
  },
};

function axesOf({ axis }: KernelCall['attributes'], shape: number[]): number[] {
  const given = Array.isArray(axis) ? axis.filter((each) => typeof each === 'number') : axis;
  return typeof given === 'number' || Array.isArray(given) ? tf.util.parseAxisParam(given, shape) : [];
}
