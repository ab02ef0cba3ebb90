import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { expectAgreement, normal, on } from './on-engines.ts';

const ACTIVATIONS = { ReLU: tf.relu, ReLU6: tf.relu6 } as const;

describe.each(Object.entries(ACTIVATIONS))('%s on wasm', (name, activate) => {
  it.each([1, 3, 4, 5, 8, 1001])(
    'equals that of the cpu engine, and so does its gradient, for %i numbers',
    async (size) => {
      await expectAgreement(() => {
        const x = tf.add(tf.mul(normal([size], 1), 5), 2);
        return [activate(x), tf.grad((each) => activate(each))(x, normal([size], 2))];
      });
    },
  );

  it('does not hide NaN', async () => {
    const [first, second] = await on('wasm', () => activate(tf.tensor1d([Number.NaN, 2, -1, 7, 3])));
    expect(first).toBeNaN();
    expect(second).toBe(2);
  });

  it('as a layer gives what tfjs gives', async () => {
    const layer = tf.layers.activation({ activation: name === 'ReLU' ? 'relu' : 'relu6', inputShape: [4] });
    const values = await on('wasm', () => {
      const output = layer.apply(tf.tensor2d([[-1, 0.5, 6, 9]]));
      return output instanceof tf.Tensor ? output : [];
    });
    expect([...values]).toEqual(name === 'ReLU' ? [0, 0.5, 6, 9] : [0, 0.5, 6, 6]);
    expect(layer.getConfig()).toMatchObject({ activation: name.toLowerCase() });
  });
});
