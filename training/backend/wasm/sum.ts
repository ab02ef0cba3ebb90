/** Sums that leave the last axis, as for the gradients of biases and over each plane: many times as fast as the engine's own. */

import * as tf from '@tensorflow/tfjs';
import { zeroTensor } from './float-tensor.ts';
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
    const [first = 0] = axes;
    const inARow = axes.length > 0 && axes.every((axis, place) => axis === first + place);
    const columns = tf.util.sizeFromShape(x.shape.slice(first + axes.length));
    if (!inARow || columns % 4 !== 0) return null;

    const pieces = tf.util.sizeFromShape(x.shape.slice(0, first));
    const rows = x.size / columns / pieces;
    const rowsInPart = Math.ceil(rows / PARTS);
    const kept = x.shape.flatMap((size, axis) => {
      if (!axes.includes(axis)) return [size];
      return attributes.keepDims ? [1] : [];
    });
    const total = zeroTensor(kept, backend);
    const add = columnSumsProgram(engineMemory(backend), {});
    const address = (tensor: tf.Tensor): number => backend.getMemoryOffset(tensor.dataId);
    const rowBytes = columns * 4;
    for (let piece = 0; piece < pieces; piece++) {
      tf.tidy(() => {
        const parts = zeroTensor([PARTS, columns], backend);
        for (let part = 0; part * rowsInPart < rows; part++) {
          const row = part * rowsInPart;
          add(
            address(x) + (piece * rows + row) * rowBytes,
            address(parts) + part * rowBytes,
            Math.min(rowsInPart, rows - row),
            columns / 4,
          );
        }
        add(address(parts), address(total) + piece * rowBytes, PARTS, columns / 4);
      });
    }
    return total;
  },
};

function axesOf({ axis }: KernelCall['attributes'], shape: number[]): number[] {
  const given = Array.isArray(axis) ? axis.filter((each) => typeof each === 'number') : axis;
  return typeof given === 'number' || Array.isArray(given) ? tf.util.parseAxisParam(given, shape) : [];
}
