import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import type { Batch } from '../../../training/fit/batches.ts';
import { classWeights } from '../../../training/fit/class-weights.ts';
import { differentiate, type Lesson } from '../../../training/fit/differentiate.ts';
import { freezeLayers, holdFrozenNorms, idleRates } from '../../../training/fit/layer-rates.ts';
import { PLAIN_OBJECTIVE, pictureLosses, regionLosses } from '../../../training/fit/losses.ts';
import { takeOverDropout } from '../../../training/fit/seed-dropout.ts';
import { allOf, modelWeights, readWeights, writeWeights } from '../../../training/fit/weights.ts';
import { seededRandom } from '../../../training/random.ts';

const lesson: Lesson = { output: 'probability', objective: PLAIN_OBJECTIVE };

beforeAll(async () => {
  await startEngine('wasm');
});

function network(output: 'sigmoid' | 'linear' = 'sigmoid'): tf.LayersModel {
  const kernelInitializer = (seed: number) => tf.initializers.glorotUniform({ seed });
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        name: 'conv',
        filters: 3,
        kernelSize: 3,
        inputShape: [8, 8, 1],
        kernelInitializer: kernelInitializer(1),
      }),
      tf.layers.batchNormalization({ name: 'norm' }),
      tf.layers.reLU({ name: 'relu' }),
      tf.layers.flatten({ name: 'flat' }),
      tf.layers.dense({
        name: 'end',
        units: 1,
        activation: output,
        kernelInitializer: kernelInitializer(2),
      }),
    ],
  });
}

function batch(changes: Partial<Batch> = {}): Batch {
  return {
    pictures: tf.randomNormal([6, 8, 8, 1], 0, 1, 'float32', 4),
    labels: tf.tensor1d([0, 1, 1, 0, 1, 0]),
    labelWeights: tf.ones([6]),
    masks: null,
    maskWeights: null,
    size: 6,
    ...changes,
  };
}

async function slopes(model: tf.LayersModel, of: Batch, how = lesson, total = of.size) {
  const weights = modelWeights(model);
  const gradient = new Float32Array(weights.trainedSize);
  return { weights, gradient, ...(await differentiate(model, weights, of, total, how, gradient)) };
}

test('by default a step is the one that tfjs would make', async () => {
  const [theirs, ours] = [network(), network()];
  theirs.compile({ optimizer: tf.train.sgd(1), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { gradient, weights, loss, correct } = await slopes(ours, batch());
  const found = (await theirs.trainOnBatch(batch().pictures, batch().labels.reshape([6, 1]))) as number[];
  expect(loss).toBeCloseTo(found[0] ?? Number.NaN, 5);
  expect(correct / 6).toBeCloseTo(found[1] ?? Number.NaN, 5);
  const values = new Float32Array(weights.size);
  await readWeights(allOf(weights), values);
  gradient.forEach((slope, index) => {
    values[index] = (values[index] ?? 0) - slope;
  });
  writeWeights(allOf(weights), values);
  const flat = (model: tf.LayersModel): number[] =>
    model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  const expected = flat(theirs);
  // With the moving averages of the norm.
  expect(expected).toHaveLength(weights.size);
  flat(ours).forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 4);
  });
});

test('a model that ends in a logit learns as one that ends in its probability', async () => {
  const one = await slopes(network('sigmoid'), batch());
  const other = await slopes(network('linear'), batch(), { ...lesson, output: 'logit' });
  expect(other.loss).toBeCloseTo(one.loss, 5);
  expect(other.correct).toBe(one.correct);
  one.gradient.forEach((slope, index) => {
    expect(other.gradient[index]).toBeCloseTo(slope, 5);
  });
});

test('what is not labelled teaches nothing and counts neither right nor wrong', async () => {
  const without = batch({ labelWeights: tf.tensor1d([1, 0, 1, 1, 0, 1]) });
  const flipped = batch({
    labelWeights: tf.tensor1d([1, 0, 1, 1, 0, 1]),
    labels: tf.tensor1d([0, 0, 1, 0, 0, 0]),
  });
  const [one, other] = [await slopes(network(), without), await slopes(network(), flipped)];
  expect(one.labelled).toBe(4);
  expect(other.loss).toBe(one.loss);
  expect(other.gradient).toEqual(one.gradient);
});

test('parts of a batch add up to it, but for norms', async () => {
  const model = network();
  freezeLayers(model, [{ layers: 'norm', rate: 0 }]);
  holdFrozenNorms(model);
  const whole = await slopes(model, batch());
  const sum = new Float32Array(whole.gradient.length);
  let loss = 0;
  for (const [from, size] of [
    [0, 2],
    [2, 4],
  ] as const) {
    const { pictures, labels } = batch();
    const part = batch({
      pictures: pictures.slice([from, 0, 0, 0], [size, 8, 8, 1]),
      labels: labels.slice(from, size),
      labelWeights: tf.ones([size]),
      size,
    });
    const found = await slopes(model, part, lesson, 6);
    loss += found.loss;
    found.gradient.forEach((slope, index) => {
      sum[index] = (sum[index] ?? 0) + slope;
    });
  }
  expect(loss).toBeCloseTo(whole.loss, 5);
  whole.gradient.forEach((slope, index) => {
    expect(sum[index]).toBeCloseTo(slope, 5);
  });
});

test('norms keep moving averages as they learn, and frozen ones keep those that they have', async () => {
  const averages = (model: tf.LayersModel): number[] =>
    model
      .getLayer('norm')
      .getWeights()
      .slice(2)
      .flatMap((weight) => [...weight.dataSync()]);
  const [learning, frozen] = [network(), network()];
  freezeLayers(frozen, [{ layers: 'n*m', rate: 0 }]);
  holdFrozenNorms(frozen);
  const before = averages(learning);
  await slopes(learning, batch());
  const { weights } = await slopes(frozen, batch());
  expect(averages(learning)).not.toEqual(before);
  expect(averages(frozen)).toEqual(before);
  expect(weights.trained.map(({ layer }) => layer)).not.toContain('norm');
  expect(weights.statistics).toEqual([]);
  expect(
    idleRates(frozen, [
      { layers: 'n*m', rate: 0 },
      { layers: 'nor', rate: 0 },
    ]),
  ).toEqual(['nor']);
});

test('a number that is none in the answer is told, although clipping would hide it', async () => {
  const model = network();
  model.getLayer('end').setWeights([tf.fill([108, 1], Number.NaN), tf.zeros([1])]);
  expect((await slopes(model, batch())).loss).toBeNaN();
});

test('a step leaves no tensor behind', async () => {
  const model = network();
  const given = batch();
  await slopes(model, given);
  const before = tf.memory().numTensors;
  await slopes(model, given);
  expect(tf.memory().numTensors).toBe(before);
});

test('a picture is dropped out alike in any batch', () => {
  const model = tf.sequential({
    layers: [tf.layers.dropout({ name: 'dropout', rate: 0.25, inputShape: [4, 200] })],
  });
  const dropout = takeOverDropout(model);
  const run = (pictures: number[]): number[][][] => {
    dropout.seed(pictures.map((picture) => seededRandom(picture)));
    const output = model.apply(tf.ones([pictures.length, 4, 200]), { training: true });
    return (output as tf.Tensor3D).arraySync();
  };
  const [first, second] = run([7, 8]);
  expect(run([8])[0]).toEqual(second);
  expect(first).not.toEqual(second);
  const all = run([1, 2, 3, 4, 5, 6]).flat(2);
  expect(new Set(all)).toEqual(new Set([0, Math.fround(4 / 3)]));
  expect(all.filter((value) => value === 0).length / all.length).toBeCloseTo(0.25, 1);
  expect((model.predict(tf.ones([1, 4, 200])) as tf.Tensor).min().dataSync()[0]).toBe(1);
});

test('smoothing draws labels towards the middle, and classes may count differently', () => {
  const logits = tf.tensor1d([2, -1]);
  const labels = tf.tensor1d([1, 0]);
  const [one = 0, other = 0] = pictureLosses(logits, labels, {
    ...PLAIN_OBJECTIVE,
    smoothing: 0.2,
    classWeights: [3, 5],
  }).dataSync();
  // 0.9 · ln(1 + e^−2) + 0.1 · ln(1 + e^2), five times; 0.1 · ln(1 + e^1) + 0.9 · ln(1 + e^−1), three times
  expect(one).toBeCloseTo(5 * (0.9 * 0.126928 + 0.1 * 2.126928), 4);
  expect(other).toBeCloseTo(3 * (0.1 * 1.313262 + 0.9 * 0.313262), 4);
});

test.each(['dice', 'focal'] as const)(
  'the %s loss of a map is small where it lies on the mask',
  (regionLoss) => {
    const mask = tf.tensor4d([1, 1, 0, 0], [1, 2, 2, 1]);
    const loss = (cells: number[]): number =>
      regionLosses(tf.tensor4d(cells, [1, 2, 2, 1]), mask, { regionLoss }).dataSync()[0] ?? Number.NaN;
    expect(loss([9, 9, -9, -9])).toBeLessThan(0.01);
    expect(loss([9, -9, -9, -9])).toBeGreaterThan(1);
    expect(loss([9, 9, 9, -9])).toBeGreaterThan(1);
    const clear = regionLosses(tf.fill([1, 2, 2, 1], -9), tf.zeros([1, 2, 2, 1]), { regionLoss });
    expect(clear.dataSync()[0]).toBeLessThan(0.01);
  },
);

test('balanced classes count alike in all, and as much together as before', () => {
  const example = (label: number | null, group: number, weight = 1) => ({ label, group, weight });
  const all = [example(1, 0), example(0, 1), example(0, 2), example(0, 3, 2), example(null, 4)];
  expect(classWeights(all, null)).toEqual([2.5 / 4, 2.5]);
  const copies = [example(1, 0), example(1, 0), example(1, 0), example(0, 1)];
  expect(classWeights(copies, null)).toEqual([2, 2 / 3]);
  expect(classWeights(copies, 1)[0]).toBeCloseTo(1, 9);
  expect(classWeights([example(1, 0)], null)).toEqual([1, 1]);
});
