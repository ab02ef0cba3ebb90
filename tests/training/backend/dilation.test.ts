import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { gradientsOf, normal, on } from './on-engines.ts';

const CONVOLUTIONS = {
  convolution: {
    operation: (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, 1, 'same', 'NHWC', [2, 3]),
    filter: [3, 3, 4, 8],
  },
  'depthwise convolution': {
    operation: (x: tf.Tensor4D, filter: tf.Tensor4D) =>
      tf.depthwiseConv2d(x, filter, 1, 'valid', 'NHWC', [2, 2]),
    filter: [3, 3, 4, 2],
  },
} as const;

describe('the gradients of a dilated', () => {
  for (const [name, { operation, filter: shape }] of Object.entries(CONVOLUTIONS)) {
    for (const engine of ['wasm', 'cpu'] as const) {
      it(`${name} foretell what a step in any direction changes, on ${engine}`, async () => {
        // Linear in input and kernel: the finite difference is the derivative itself.
        const [gained = Number.NaN, foretold = Number.NaN] = await on(engine, () => {
          const x = normal<tf.Rank.R4>([2, 11, 12, 4], 1);
          const filter = normal<tf.Rank.R4>([...shape], 2);
          const xStep = normal<tf.Rank.R4>(x.shape, 3);
          const filterStep = normal<tf.Rank.R4>(filter.shape, 4);
          const { dx, dFilter, dy } = gradientsOf(operation, x, filter, 5);
          const difference = tf.add(operation(xStep, filter), operation(x, filterStep));
          return [
            tf.sum(tf.mul(difference, dy)),
            tf.add(tf.sum(tf.mul(dx, xStep)), tf.sum(tf.mul(dFilter, filterStep))),
          ];
        });
        expect(foretold).toBeCloseTo(gained, 2);
      });
    }
  }
});
