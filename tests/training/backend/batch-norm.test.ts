import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { expectAgreement, normal, on } from './on-engines.ts';

const NAMES = ['x', 'mean', 'variance', 'offset', 'scale'] as const;

function normalise([x, mean, variance, offset, scale]: readonly tf.Tensor[]): tf.Tensor {
  if (!x || !mean || !variance) throw new Error('unreachable');
  return tf.batchNorm(
    x,
    tf.reshape(mean, [-1]),
    tf.reshape(variance, [-1]),
    reshaped(offset),
    reshaped(scale),
    0.01,
  );
}

const reshaped = (values: tf.Tensor | undefined) => values && tf.reshape(values, [-1]);

function inputs(channels: number): tf.Tensor[] {
  return [
    normal([3, 7, 6, channels], 1),
    normal([channels], 2),
    tf.add(tf.square(normal([channels], 3)), 0.2),
    normal([channels], 4),
    normal([channels], 5),
  ];
}

describe('batch normalisation on wasm', () => {
  for (const channels of [8, 5]) {
    it(`equals that of the cpu engine, with its five gradients, for ${channels} channels`, async () => {
      await expectAgreement(() => normalise(inputs(channels)));
      for (const index of NAMES.keys()) {
        await expectAgreement(() => {
          const given = inputs(channels);
          const gradients = tf.grads((...values: tf.Tensor[]) => normalise(values))(
            given,
            normal([3, 7, 6, channels], 6),
          );
          return gradients[index] ?? [];
        }, 1e-4);
      }
    });
  }

  it.each(['wasm', 'cpu'] as const)(
    'has gradients that are its finite differences, on %s',
    async (engine) => {
      for (const index of NAMES.keys()) {
        const [gained = Number.NaN, foretold = Number.NaN] = await on(engine, () => {
          const given = inputs(8);
          const dy = normal([3, 7, 6, 8], 6);
          const direction = normal(given[index]?.shape ?? [], 7);
          const moved = (by: number) =>
            tf.sum(
              tf.mul(
                dy,
                normalise(
                  given.map((each, place) => (place === index ? tf.add(each, tf.mul(direction, by)) : each)),
                ),
              ),
            );
          const gradient = tf.grads((...values: tf.Tensor[]) => normalise(values))(given, dy)[index];
          return [
            tf.div(tf.sub(moved(0.01), moved(-0.01)), 0.02),
            tf.sum(tf.mul(gradient ?? Number.NaN, direction)),
          ];
        });
        expect(Math.abs(foretold - gained)).toBeLessThan(1e-2 * Math.max(1, Math.abs(gained)));
      }
    },
  );

  it('works without scale and offset', async () => {
    await expectAgreement(() => normalise(inputs(8).slice(0, 3)));
  });
});
