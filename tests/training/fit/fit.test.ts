import { rm } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import type { Example } from '../../../training/fit/batches.ts';
import {
  type EpochResult,
  loadCheckpoint,
  type Position,
  START,
  saveCheckpoint,
} from '../../../training/fit/checkpoint.ts';
import { type FitPlan, type FitWatcher, fitModel } from '../../../training/fit/fit.ts';
import { seededRandom } from '../../../training/random.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 12, height: 10, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
const plan: FitPlan = {
  input,
  augmentation: { rotation: 10, widthShift: 0.1, heightShift: 0.1, zoom: 0.1, horizontalFlip: true },
  map: null,
  seed: 1,
  epochs: 3,
  batchSize: 8,
  longestSeconds: null,
};

beforeAll(async () => {
  await startEngine('wasm');
});

/** Fractured ones have a dark line across a bright bar. */
function examples(count: number, seed: number): Example[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const fractured = index % 2 === 1;
    const grey = Uint8Array.from({ length: input.width * input.height }, (_, pixel) => {
      const [x, y] = [pixel % input.width, Math.floor(pixel / input.width)];
      const bone = x > 3 && x < 8 ? 200 : 40;
      return (fractured && y > 3 && y < 6 ? 60 : bone) + random.integer(20);
    });
    return { grey, label: fractured ? 1 : 0, weight: 1, regions: null, group: index };
  });
}

const data = { train: examples(50, 1), validation: examples(20, 2) };

function network(rate = 0.01): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        filters: 4,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [input.height, input.width, input.channels],
        kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.dropout({ rate: 0.3 }),
      tf.layers.flatten(),
      tf.layers.dense({
        units: 1,
        activation: 'sigmoid',
        kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
      }),
    ],
  });
  compile(model, rate);
  return model;
}

function compile(model: tf.LayersModel, rate = 0.01): void {
  model.compile({ optimizer: tf.train.adam(rate), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
}

function watcher(changes: Partial<FitWatcher> = {}): FitWatcher & { readonly results: EpochResult[] } {
  const results: EpochResult[] = [];
  return {
    results,
    onBatch: () => {},
    onEpoch: async (result) => {
      results.push(result);
    },
    shouldSave: () => false,
    save: async () => {},
    shouldStop: () => false,
    ...changes,
  };
}

const weightsOf = (model: tf.LayersModel): number[] =>
  model.getWeights().flatMap((weight) => [...weight.dataSync()]);

test('a small network learns what tells the classes apart', async () => {
  const watching = watcher();
  const end = await fitModel(network(), data, { ...plan, epochs: 12 }, START, seededRandom(1), watching);
  expect(end).toBe('finished');
  expect(watching.results).toHaveLength(12);
  expect(watching.results.at(-1)?.validationAuc).toBeGreaterThan(0.95);
  expect(watching.results.at(-1)?.loss).toBeLessThan(watching.results[0]?.loss ?? 0);
});

test('a run that was stopped in the middle of an epoch and resumed ends bit for bit as one that was not', async () => {
  const folder = `${await scratchFolder()}/checkpoint`;
  const whole = network();
  await fitModel(whole, data, plan, START, seededRandom(4), watcher());

  const stopped = network();
  let batches = 0;
  const end = await fitModel(
    stopped,
    data,
    plan,
    START,
    seededRandom(4),
    watcher({
      shouldStop: () => ++batches === 10,
      save: (position) => saveCheckpoint(folder, stopped, position),
    }),
  );
  expect(end).toBe('stopped');

  const { model, position, restoreOptimizer } = await loadCheckpoint(folder);
  expect(position).toMatchObject({ epoch: 1, batch: 3 });
  compile(model);
  await restoreOptimizer(model.optimizer);
  await fitModel(model, data, plan, position, seededRandom(4), watcher());
  expect(weightsOf(model)).toEqual(weightsOf(whole));
});

test('the epoch with the highest validation AUC is named the best', async () => {
  const best: boolean[] = [];
  const results: EpochResult[] = [];
  await fitModel(
    network(),
    data,
    { ...plan, epochs: 6 },
    START,
    seededRandom(2),
    watcher({
      onEpoch: async (result, isBest) => {
        results.push(result);
        best.push(isBest);
      },
    }),
  );
  let highest = -1;
  for (const [index, { validationAuc }] of results.entries()) {
    expect(best[index]).toBe((validationAuc ?? 0) > highest);
    highest = Math.max(highest, validationAuc ?? 0);
  }
});

test('without a validation side the last epoch is kept, and the position can be read again', async () => {
  const folder = `${await scratchFolder()}/checkpoint`;
  const model = network();
  const best: boolean[] = [];
  await fitModel(
    model,
    { train: data.train, validation: [] },
    plan,
    START,
    seededRandom(2),
    watcher({
      onEpoch: async (_, isBest) => {
        best.push(isBest);
      },
      save: (position) => saveCheckpoint(folder, model, position),
    }),
  );
  expect(best).toEqual([true, true, true]);
  expect((await loadCheckpoint(folder)).position.history.at(-1)).toMatchObject({ validationLoss: null });
});

test('no epoch begins once the time is up', async () => {
  const watching = watcher();
  expect(
    await fitModel(network(), data, { ...plan, longestSeconds: 0 }, START, seededRandom(1), watching),
  ).toBe('out of time');
  expect(watching.results).toHaveLength(0);
});

test('weights that are no numbers end the run, with the name of the layer', async () => {
  await expect(fitModel(network(Number.NaN), data, plan, START, seededRandom(1), watcher())).rejects.toThrow(
    /epoch 1, batch 1: conv2d\S* holds values/,
  );
});

test('timers run between batches, so that a signal can stop the run', async () => {
  let asked = false;
  const timer = setTimeout(() => {
    asked = true;
  });
  const end = await fitModel(
    network(),
    data,
    plan,
    START,
    seededRandom(1),
    watcher({ shouldStop: () => asked }),
  );
  clearTimeout(timer);
  expect(end).toBe('stopped');
});

test('training leaves no tensor behind', async () => {
  const model = network();
  await fitModel(model, data, { ...plan, epochs: 1 }, START, seededRandom(1), watcher());
  const before = tf.memory().numTensors;
  await fitModel(model, data, { ...plan, epochs: 2 }, START, seededRandom(1), watcher());
  expect(tf.memory().numTensors).toBe(before);
});

test('a checkpoint is whole: while a new one is written the one before it can be read', async () => {
  const folder = `${await scratchFolder()}/checkpoint`;
  const model = network();
  const at = (epoch: number): Position => ({ ...START, epoch });
  await model.trainOnBatch(tf.zeros([2, input.height, input.width, 1]), tf.zeros([2, 1]));
  await saveCheckpoint(folder, model, at(1));
  await saveCheckpoint(folder, model, at(2));
  expect((await loadCheckpoint(folder)).position.epoch).toBe(2);
  await rm(`${folder}/position.json`);
  await expect(loadCheckpoint(folder)).rejects.toThrow(/is damaged .*start the run anew/);
  await expect(loadCheckpoint(`${folder}-none`)).rejects.toThrow(/There is no checkpoint/);
});
