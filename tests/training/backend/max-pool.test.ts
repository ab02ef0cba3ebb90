import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { expectAgreement, normal, on } from './on-engines.ts';

const WINDOWS = [
  [2, 2],
  [3, 2],
  [3, 1],
  [2, 3],
  [2, 1],
] as const;

/** Height, width, channels. */
const SIZES = [
  [8, 8, 8],
  [7, 11, 4],
  [7, 11, 5],
] as const;

describe('max pooling on wasm', () => {
  it('equals that of the cpu engine for windows of any size, stride and padding', async () => {
    for (const [size, stride] of WINDOWS) {
      for (const padding of ['same', 'valid', 1] as const) {
        await expectAgreement(
          () =>
            SIZES.flatMap(([height, width, channels]) =>
              tf.maxPool(normal<tf.Rank.R4>([3, height, width, channels], height), size, stride, padding),
            ),
          1e-7,
        );
      }
    }
  });

  it('does not hide NaN', async () => {
    const x = [...Array(15).fill(1), Number.NaN];
    expect(
      (await on('wasm', () => tf.maxPool(tf.tensor4d(x, [1, 2, 2, 4]), 2, 2, 'valid'))).slice(2),
    ).toEqual(Float32Array.of(1, Number.NaN));
  });
});

describe('the gradient of max pooling on wasm', () => {
  for (const [size, stride] of WINDOWS) {
    for (const padding of ['same', 'valid', 1] as const) {
      it(`equals that of the cpu engine for windows of ${size}, stride ${stride}, padding ${padding}`, async () => {
        for (const [height, width, channels] of SIZES) {
          await expectAgreement(() => {
            const x = normal<tf.Rank.R4>([3, height, width, channels], height);
            const pool = (each: tf.Tensor) =>
              tf.maxPool(tf.reshape<tf.Rank.R4>(each, x.shape), size, stride, padding);
            return tf.grad(pool)(x, normal(pool(x).shape, 9));
          });
        }
      });
    }
  }

  it('goes to the first of several equal pixels, as on the cpu engine', async () => {
    for (const channels of [4, 3]) {
      await expectAgreement(() => {
        const x: tf.Tensor4D = tf.relu(tf.sub(normal([2, 8, 8, channels], 1), 1));
        const pool = (each: tf.Tensor) => tf.maxPool(tf.reshape<tf.Rank.R4>(each, x.shape), 2, 2, 'valid');
        return tf.grad(pool)(x, normal([2, 4, 4, channels], 2));
      }, 1e-7);
    }
  });
});
