import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement } from './on-engines.ts';

type Padding = Parameters<typeof tf.maxPool>[3];

const PADDINGS: readonly Padding[] = ['same', 'valid', 1];

describe('the gradient of max pooling on wasm', () => {
  for (const [window, stride] of [
    [2, 2],
    [3, 2],
    [3, 1],
    [2, 3],
    [2, 1],
  ] as const) {
    for (const padding of PADDINGS) {
      it(`equals that of the cpu engine for windows of ${window}, stride ${stride}, padding ${padding}`, async () => {
        for (const [height, width] of [
          [8, 8],
          [7, 11],
        ] as const) {
          await expectAgreement(() => {
            const x = tf.randomNormal<tf.Rank.R4>([3, height, width, 5], 0, 1, 'float32', height);
            const pool = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, window, stride, padding);
            return tf.grad(pool)(x, tf.randomNormal(pool(x).shape, 0, 1, 'float32', 9));
          });
        }
      });
    }
  }

  it('goes to the first of several equal pixels, as on the cpu engine', async () => {
    await expectAgreement(() => {
      const x = tf.relu(tf.randomNormal<tf.Rank.R4>([2, 8, 8, 4], -1, 1, 'float32', 1));
      const pool = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid');
      return tf.grad(pool)(x, tf.randomNormal([2, 4, 4, 4], 0, 1, 'float32', 2));
    }, 1e-7);
  });
});
