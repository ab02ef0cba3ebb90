import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement, normal } from './on-engines.ts';

describe('a convolution with a kernel higher than wide, on wasm', () => {
  const explicit: Parameters<typeof tf.conv2d>[3] = [
    [0, 0],
    [1, 2],
    [3, 0],
    [0, 0],
  ];
  it.each([
    ['valid', 1, 1],
    ['valid', 2, 1],
    ['same', 2, 1],
    [1, 1, 1],
    [explicit, 2, 1],
    ['valid', 1, 2],
  ] as const)(
    'equals that of the cpu engine, with padding %j, stride %i and dilation %i',
    async (pad, stride, dilation) => {
      await expectAgreement(() => {
        const x = normal<tf.Rank.R4>([2, 14, 9, 3], 1);
        const filter = normal<tf.Rank.R4>([5, 2, 3, 6], 2);
        return tf.conv2d(x, filter, stride, pad, 'NHWC', dilation);
      });
    },
  );

  it('equals it with bias and ReLU as well', async () => {
    await expectAgreement(() =>
      tf.fused.conv2d({
        x: normal<tf.Rank.R4>([2, 14, 9, 3], 1),
        filter: normal<tf.Rank.R4>([5, 2, 3, 6], 2),
        strides: 1,
        pad: 'valid',
        bias: normal([6], 3),
        activation: 'relu',
      }),
    );
  });
});
