import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { convolutionSpeeds } from '../../../training/bench/convolution-speeds.ts';
import { ratesOf } from '../../../training/bench/training-speed.ts';

test('rates count each gradient as a forward pass, and of training everybody’s time', () => {
  const layers = [
    { layer: 'conv1', multiplications: 5e6, forward: 1, gradients: 1, gradientPasses: 1 },
    { layer: 'conv2', multiplications: 10e6, forward: 2, gradients: 4, gradientPasses: 2 },
  ] as const;
  // 2 · (5 · 2 + 10 · 3) = 80 million operations; at the forward rate 1 · 2 + 2 · 3 = 8 ms, in training 16 ms.
  const { forward, training } = ratesOf(layers, 16);
  expect(forward).toBeCloseTo(10);
  expect(training).toBeCloseTo(5);
});

test('convolutions of a model are measured by their shapes, and nothing is left behind', async () => {
  await startEngine('wasm');
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        name: 'plain',
        filters: 4,
        kernelSize: 3,
        strides: 2,
        padding: 'same',
        inputShape: [8, 8, 2],
      }),
      tf.layers.depthwiseConv2d({ name: 'depthwise', kernelSize: 3, padding: 'valid' }),
      tf.layers.conv2d({ name: 'pointwise', filters: 8, kernelSize: 1 }),
    ],
  });
  const before = tf.memory().numTensors;
  const speeds = await convolutionSpeeds(model, 2, { warmUp: 0, measured: 1 });
  expect(tf.memory().numTensors).toBe(before);
  const of = ({ layer, multiplications, gradientPasses }: (typeof speeds)[number]) => [
    layer,
    multiplications,
    gradientPasses,
  ];
  expect(speeds.map(of)).toEqual([
    ['plain', 4 * 4 * 9 * 2 * 4, 1],
    ['depthwise', 2 * 2 * 9 * 4, 2],
    ['pointwise', 2 * 2 * 4 * 8, 2],
  ]);
});
