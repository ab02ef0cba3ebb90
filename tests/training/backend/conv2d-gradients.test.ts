import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement } from './on-engines.ts';

type Padding = Parameters<typeof tf.conv2d>[3];

const PADDINGS: readonly Padding[] = [
  'same',
  'valid',
  1,
  [
    [0, 0],
    [2, 0],
    [1, 3],
    [0, 0],
  ],
];
const SIZES: readonly [height: number, width: number][] = [
  [8, 8],
  [7, 11],
];
const KERNELS: readonly [height: number, width: number][] = [
  [3, 3],
  [1, 1],
  [2, 5],
  [4, 4],
];
const STRIDES: readonly (number | [number, number])[] = [1, 2, [1, 2], 3];

describe('the gradients of a convolution on wasm', () => {
  for (const stride of STRIDES) {
    for (const padding of PADDINGS) {
      it(`equal those of the cpu engine with stride ${stride} and padding ${padding}`, async () => {
        let seed = 0;
        for (const [height, width] of SIZES) {
          for (const [filterHeight, filterWidth] of KERNELS) {
            seed++;
            const gradients = () => {
              const x = tf.randomNormal<tf.Rank.R4>([3, height, width, 5], 0, 1, 'float32', seed);
              const filter = tf.randomNormal<tf.Rank.R4>(
                [filterHeight, filterWidth, 5, 4],
                0,
                1,
                'float32',
                seed + 1,
              );
              const convolve = (x: tf.Tensor, filter: tf.Tensor) =>
                tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stride, padding);
              const y = convolve(x, filter);
              const dy = tf.randomNormal(y.shape, 0, 1, 'float32', seed + 2);
              const [dx, dFilter] = tf.grads(convolve)([x, filter], dy);
              return tf.concat([dx, dFilter].flatMap((each) => (each ? [each.flatten()] : [])));
            };
            await expectAgreement(gradients);
          }
        }
      });
    }
  }
});
