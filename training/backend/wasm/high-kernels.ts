/** Convolutions with kernels that are higher than wide: the engine's own overrun its memory unless padding is "same". */

import * as tf from '@tensorflow/tfjs';
import type { Improvement } from './improved-kernel.ts';

/** Columns of zeros make the kernel as wide as high, and as much padding on the right leaves the output as it is. */
function widened(kernelName: string): Improvement {
  return {
    kernelName,
    compute: ({ inputs, attributes }) => {
      const { filter } = inputs;
      const { pad } = attributes;
      const [height = 0, width = 0] = filter?.shape ?? [];
      if (!filter || height <= width || pad === 'same') return null;
      const missing = height - width;
      const kernel = tf.pad(filter, [
        [0, 0],
        [0, missing],
        [0, 0],
        [0, 0],
      ]);
      const [down = 1, across = down] = [attributes.dilations ?? 1].flat().map(Number);
      const columns = missing * across;
      const wider = padding(pad, columns);
      return tf.engine().runKernel(kernelName, { ...inputs, filter: kernel }, { ...attributes, pad: wider });
    },
  };
}

export const conv2D = widened(tf.Conv2D);
export const fusedConv2D = widened(tf.FusedConv2D);

/**
 * A padding in any of tfjs's forms but "same", with more columns on the right. For a padding in one number tfjs counts the
 * output's columns as if the kernel were square, which it now is.
 */
function padding(pad: unknown, columns: number): number | number[][] {
  if (typeof pad === 'number') return pad;
  const [, rows = [0, 0], [left, right] = [0, 0]] = Array.isArray(pad) ? pad : [];
  return [[0, 0], rows, [Number(left), Number(right) + columns], [0, 0]];
}
