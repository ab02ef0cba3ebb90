import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement } from './on-engines.ts';

describe('sums on wasm', () => {
  for (const axis of [[0, 1, 2], [0], [0, 1], [0, 2], [3], [0, 1, 2, 3], undefined]) {
    it(`over axes ${axis ?? 'all'} equal those of the cpu engine`, async () => {
      for (const keepDims of [false, true]) {
        await expectAgreement(() => {
          const x = tf.randomNormal([5, 6, 7, 3], 1, 1, 'float32', 3);
          const sum = tf.sum(x, axis, keepDims);
          return tf.concat([sum.flatten(), tf.tensor1d(sum.shape.length === 0 ? [0] : sum.shape, 'float32')]);
        });
      }
    });
  }

  it('stay true over a million terms', async () => {
    await expectAgreement(() => tf.sum(tf.ones([32, 224, 224, 2]).mul(0.1), [0, 1, 2]), 1e-4);
  });

  it('of integers stay integers', async () => {
    await expectAgreement(
      () =>
        tf.sum(
          tf.tensor2d(
            [
              [1, 2],
              [3, 4],
            ],
            [2, 2],
            'int32',
          ),
          [0],
        ),
      1e-7,
    );
  });
});
