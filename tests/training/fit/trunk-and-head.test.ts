import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { splitAtTrunk, trunkTo } from '../../../training/fit/trunk-and-head.ts';

beforeAll(async () => {
  await startEngine('cpu');
});

/** Two convolutions, each with relu6, then a map and its mean. */
function model(activation: 'relu6' | 'relu' = 'relu6'): tf.LayersModel {
  const convolution = (name: string, filters: number) =>
    tf.layers.conv2d({
      name,
      filters,
      kernelSize: 3,
      padding: 'same',
      kernelInitializer: tf.initializers.heNormal({ seed: 3 }),
    });
  const picture = tf.input({ shape: [6, 6, 1] });
  const then = (layer: tf.layers.Layer, from: tf.SymbolicTensor): tf.SymbolicTensor => {
    const [output] = [layer.apply(from)].flat();
    if (output instanceof tf.SymbolicTensor) return output;
    throw new Error('A symbolic tensor was expected.');
  };
  const first = then(
    tf.layers.activation({ name: 'first_relu', activation }),
    then(convolution('first', 4), picture),
  );
  const second = then(convolution('second', 2), first);
  const logit = then(tf.layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }), second);
  return tf.model({ inputs: picture, outputs: [logit, second] });
}

const FROZEN = [{ layers: 'first*', rate: 0 }];

test('a trunk and its head give together what the model gives, to half a step of a byte', () => {
  const whole = model();
  const { trunk, head, headInput } = splitAtTrunk(whole, FROZEN);
  tf.tidy(() => {
    const picture = tf.randomUniform([1, 6, 6, 1], -1, 1, 'float32', 5);
    const [features] = [trunk.predict(picture)].flat();
    if (!features) throw new Error('The trunk gives nothing.');
    const bytes = tf.round(tf.mul(features, 255 / 6));
    const level = tf.div(tf.sub(tf.div(bytes, 255), headInput.mean), headInput.deviation);
    const plane = tf.reshape(level, [1, headInput.height, headInput.width, 1]);
    const values = (outputs: tf.Tensor | tf.Tensor[]): number[] =>
      [outputs].flat().flatMap((output) => [...output.dataSync()]);
    const expected = values(whole.predict(picture));
    const found = values(head.predict(plane));
    expect(found).toHaveLength(1 * 2 + 6 * 6 * 2);
    const distances = found.map((value, index) => Math.abs(value - (expected[index] ?? Number.NaN)));
    expect(Math.max(...distances)).toBeLessThan(0.1);
  });
});

test("what the head learns is the model's own", () => {
  const whole = model();
  const { head } = splitAtTrunk(whole, FROZEN);
  head.getLayer('second').setWeights([tf.zeros([3, 3, 4, 2]), tf.ones([2])]);
  const answer = tf.tidy(() => {
    const [logit] = [whole.predict(tf.ones([1, 6, 6, 1]))].flat();
    return logit?.dataSync();
  });
  expect([...(answer ?? [])]).toEqual([1, 1]);
});

test('the trunk can be named by its last layer, too', () => {
  expect(trunkTo(model(), 'first_relu').outputs[0]?.shape).toEqual([null, 6, 6, 4]);
});

test('a model without frozen first layers, or whose trunk fits no bytes, is refused', () => {
  expect(() => splitAtTrunk(model(), [])).toThrow(/no frozen trunk/);
  expect(() => splitAtTrunk(model('relu'), FROZEN)).toThrow(/first_relu, which is no relu6/);
});
