import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement, normal } from './on-engines.ts';

describe('sums on wasm', () => {
  for (const axis of [[0, 1, 2], [0], [0, 1], [0, 2], [1, 2], [1], [3], [-1], [0, 1, 2, 3], undefined]) {
    it(`over axes ${axis ?? 'all'} equal those of the cpu engine`, async () => {
      for (const [shape, keepDims] of [
        [[5, 6, 7, 3], false],
        [[5, 6, 7, 8], true],
        [[1, 1, 1, 4], false],
        [[70, 3, 1, 4], false],
      ] as const) {
        await expectAgreement(() => {
          const sum = tf.sum(normal([...shape], 3), axis, keepDims);
          return [sum, tf.tensor1d([sum.rank, ...sum.shape])];
        });
      }
    });
  }

  it('stay true over a million terms', async () => {
    await expectAgreement(() => tf.sum(tf.fill([32, 224, 224, 4], 0.1), [0, 1, 2]), 1e-4);
  });

  it('of integers stay integers', async () => {
    await expectAgreement(() => tf.sum(tf.ones([3, 4], 'int32'), [0]), 1e-9);
  });
});
