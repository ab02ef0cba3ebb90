import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { expectAgreement, gradientsOf, normal, on } from './on-engines.ts';

/** Height, width, channels, kernel height, kernel width, outputs for each channel. */
const SHAPES = [
  [8, 8, 8, 3, 3, 1],
  [7, 11, 5, 3, 3, 1],
  [9, 8, 4, 2, 5, 2],
  [8, 9, 3, 5, 3, 3],
  [7, 7, 6, 1, 1, 1],
  [40, 37, 8, 3, 3, 1],
] as const;

const explicit = (top: number, bottom: number, left: number, right: number): Padding => [
  [0, 0],
  [top, bottom],
  [left, right],
  [0, 0],
];

type Padding = Parameters<typeof tf.depthwiseConv2d>[3];

const PADDINGS: Readonly<Record<string, Padding>> = {
  '"same"': 'same',
  '"valid"': 'valid',
  'uneven on each side': explicit(2, 0, 1, 3),
};

describe('the gradients of a depthwise convolution on wasm', () => {
  for (const stride of [1, 2, 3]) {
    for (const [name, padding] of Object.entries(PADDINGS)) {
      it(`equal those of the cpu engine with stride ${stride} and padding ${name}`, async () => {
        for (const [height, width, channels, filterHeight, filterWidth, multiplier] of SHAPES) {
          await expectAgreement(() => {
            const { dx, dFilter } = gradientsOf(
              (x, filter) => tf.depthwiseConv2d(x, filter, stride, padding),
              normal<tf.Rank.R4>([3, height, width, channels], 1),
              normal<tf.Rank.R4>([filterHeight, filterWidth, channels, multiplier], 2),
              3,
            );
            return [dx, dFilter];
          });
        }
      });
    }
  }

  it('foretell what a step in any direction changes', async () => {
    // Linear in input and kernel: the finite difference is the derivative itself.
    for (const seed of [1, 2, 3]) {
      const [gained = Number.NaN, foretold = Number.NaN] = await on('wasm', () => {
        const convolve = (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.depthwiseConv2d(x, filter, 2, 'same');
        const [x, filter] = [
          normal<tf.Rank.R4>([2, 9, 9, 4], seed),
          normal<tf.Rank.R4>([3, 3, 4, 1], seed + 10),
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
