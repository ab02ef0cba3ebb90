import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { expectAgreement, gradientsOf, normal, on } from './on-engines.ts';

type Padding = Parameters<typeof tf.conv2d>[3];

/** Height, width, channels in, kernel height, kernel width, channels out. */
const SHAPES = [
  [8, 8, 3, 3, 3, 16],
  [7, 11, 5, 3, 3, 12],
  [9, 8, 4, 2, 5, 8],
  [8, 8, 8, 1, 1, 4],
  [7, 9, 5, 1, 1, 3],
  [7, 10, 2, 4, 4, 1],
  [11, 6, 3, 3, 5, 6],
  [15, 13, 6, 1, 1, 10],
  [9, 10, 3, 5, 2, 6],
] as const;

const explicit = (top: number, bottom: number, left: number, right: number): Padding => [
  [0, 0],
  [top, bottom],
  [left, right],
  [0, 0],
];

const PADDINGS: Readonly<Record<string, Padding>> = {
  '"same"': 'same',
  '"valid"': 'valid',
  'of 1': 1,
  'uneven on each side': explicit(2, 0, 1, 3),
  'wider than the kernel': explicit(6, 5, 5, 6),
};

const STRIDES: readonly (number | [number, number])[] = [1, 2, [1, 2], 3];

describe('the gradients of a convolution on wasm', () => {
  for (const stride of STRIDES) {
    for (const [name, padding] of Object.entries(PADDINGS)) {
      it(`equal those of the cpu engine with stride ${stride} and padding ${name}`, async () => {
        for (const [height, width, inChannels, filterHeight, filterWidth, outChannels] of SHAPES) {
          await expectAgreement(() => {
            const { dx, dFilter } = gradientsOf(
              (x, filter) => tf.conv2d(x, filter, stride, padding),
              normal<tf.Rank.R4>([3, height, width, inChannels], 1),
              normal<tf.Rank.R4>([filterHeight, filterWidth, inChannels, outChannels], 2),
              3,
            );
            return [dx, dFilter];
          });
        }
      });
    }
  }

  it('hold for batches of any size', async () => {
    for (const pictures of [1, 2, 8, 9, 17]) {
      await expectAgreement(() => {
        const { dx, dFilter } = gradientsOf(
          (x, filter) => tf.conv2d(x, filter, 1, 'same'),
          normal<tf.Rank.R4>([pictures, 5, 6, 4], 1),
          normal<tf.Rank.R4>([3, 3, 4, 8], 2),
          3,
        );
        return [dx, dFilter];
      });
    }
  });

  it('hold for kernels that are higher than wide', async () => {
    await expectAgreement(() => {
      const x = normal<tf.Rank.R4>([2, 9, 7, 3], 1);
      const filter = normal<tf.Rank.R4>([5, 2, 3, 6], 2);
      const { dx, dFilter } = gradientsOf((x, filter) => tf.conv2d(x, filter, 1, 'same'), x, filter, 3);
      return [dx, dFilter];
    });
  });

  it('foretell what a step in any direction changes', async () => {
    // A convolution is linear in its input and in its kernel: the finite difference is the derivative itself.
    for (const seed of [1, 2, 3]) {
      const [gained = Number.NaN, foretold = Number.NaN] = await on('wasm', () => {
        const convolve = (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, 2, 'same');
        const [x, filter] = [
          normal<tf.Rank.R4>([2, 9, 9, 4], seed),
          normal<tf.Rank.R4>([3, 3, 4, 8], seed + 10),
        ];
        const [xStep, filterStep] = [
          normal<tf.Rank.R4>(x.shape, seed + 20),
          normal<tf.Rank.R4>(filter.shape, seed + 30),
        ];
        const { dx, dFilter, dy } = gradientsOf(convolve, x, filter, seed + 40);
        const difference = tf.add(convolve(xStep, filter), convolve(x, filterStep));
        return [
          tf.sum(tf.mul(difference, dy)),
          tf.add(tf.sum(tf.mul(dx, xStep)), tf.sum(tf.mul(dFilter, filterStep))),
        ];
      });
      expect(foretold).toBeCloseTo(gained, 2);
    }
  });
});
