import * as tf from '@tensorflow/tfjs';
import { describe, it } from 'vitest';
import { expectAgreement, normal } from './on-engines.ts';

const picture = (x: tf.Tensor): tf.Tensor4D => tf.reshape(x, [2, 9, 7, 8]);

/** What networks are made of, as functions of a batch of pictures of shape [2, 9, 7, 8]. */
const OPERATIONS: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  'average pooling of 2': (x) => tf.avgPool(picture(x), 2, 2, 'valid'),
  'average pooling of 3, stride 2, padded': (x) => tf.avgPool(picture(x), 3, 2, 'same'),
  'the mean over each plane': (x) => tf.mean(x, [1, 2]),
  'batch normalisation': (x) =>
    tf.batchNorm(
      picture(x),
      tf.mean(x, [0, 1, 2]),
      tf.moments(x, [0, 1, 2]).variance,
      normal([8], 4),
      normal([8], 5),
    ),
  ReLU: tf.relu,
  ReLU6: (x) => tf.relu6(tf.mul(x, 4)),
  'leaky ReLU': (x) => tf.leakyRelu(x, 0.1),
  softplus: tf.softplus,
  sigmoid: tf.sigmoid,
  'log-sum-exp': (x) => tf.logSumExp(x, [1, 2]),
  softmax: (x) => tf.softmax(x),
  'cross-entropy of a sigmoid': (x) =>
    tf.losses.sigmoidCrossEntropy(tf.cast(tf.greater(normal([2, 9, 7, 8], 6), 0), 'float32'), x),
  concatenation: (x) => tf.concat([x, tf.square(x)], 3),
  padding: (x) =>
    tf.pad(picture(x), [
      [0, 0],
      [1, 2],
      [0, 3],
      [0, 0],
    ]),
  'a sum with a bias': (x) => tf.add(tf.sum(x, [0, 1]), normal([8], 7)),
  'the maximum over each plane': (x) => tf.max(x, [1, 2]),
};

describe('on wasm the gradient of', () => {
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    it(`${name} equals that of the cpu engine`, async () => {
      await expectAgreement(() => {
        const x = normal([2, 9, 7, 8], 1);
        return tf.grad(operation)(x, normal(operation(x).shape, 2));
      });
    });
  }
});
