import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import type { Example } from '../../../training/fit/batches.ts';
import {
  type EpochResult,
  loadCheckpoint,
  type Memory,
  type Position,
  START,
  saveCheckpoint,
} from '../../../training/fit/checkpoint.ts';
import { type FitPlan, type FitWatcher, fitModel } from '../../../training/fit/fit.ts';
import { PLAIN_OBJECTIVE } from '../../../training/fit/losses.ts';
import { seededRandom } from '../../../training/random.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 12, height: 10, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
const plan: FitPlan = {
  input,
  augmentation: { rotation: 10, widthShift: 0.1, heightShift: 0.1, zoom: 0.1, horizontalFlip: true },
  map: null,
  seed: 5,
  perGroup: null,
  epochs: 3,
  batchSize: 8,
  longestSeconds: null,
  patience: null,
  output: 'probability',
  objective: PLAIN_OBJECTIVE,
  optimizer: { kind: 'adam', decay: 0 },
  schedule: { rate: 0.01, warmup: 0, shape: 'constant' },
  clip: null,
  average: null,
  layerRates: [],
  engine: 'wasm',
  workers: 1,
  part: 8,
};
const BEGIN = { position: START, memory: null };

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

function network(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        name: 'conv',
        filters: 4,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [input.height, input.width, input.channels],
        kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.dropout({ name: 'dropout', rate: 0.3 }),
      tf.layers.flatten(),
      tf.layers.dense({
        name: 'dense',
        units: 1,
        activation: 'sigmoid',
        kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
      }),
    ],
  });
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

/** Layer by layer. */
const weightArrays = (model: tf.LayersModel): number[][] =>
  model.layers.flatMap((layer) => layer.getWeights().map((weight) => [...weight.dataSync()]));

const weightsOf = (model: tf.LayersModel): number[] => weightArrays(model).flat();

test('a small network learns what tells the classes apart', async () => {
  const watching = watcher();
  const end = await fitModel(network(), data, { ...plan, epochs: 12 }, BEGIN, seededRandom(1), watching);
  expect(end).toBe('finished');
  expect(watching.results).toHaveLength(12);
  expect(watching.results.at(-1)?.validationAuc).toBeGreaterThan(0.95);
  expect(watching.results.at(-1)?.loss).toBeLessThan(watching.results[0]?.loss ?? 0);
});

/** With all that a run remembers from step to step. */
const everything: FitPlan = {
  ...plan,
  optimizer: { kind: 'adamw', decay: 0.1 },
  schedule: { rate: 0.01, warmup: 0.5, shape: 'cosine' },
  clip: 1,
  average: 0.9,
};

test.each([
  ['as it is by default', plan],
  ['with all that can be asked for', everything],
])(
  'a run %s that was stopped in an epoch and resumed ends bit for bit as one that was not',
  async (_, asked) => {
    const folder = `${await scratchFolder()}/checkpoint`;
    const whole = network();
    const end: Memory[] = [];
    const keep = async (__: Position, memory: Memory): Promise<void> => {
      end.push(memory);
    };
    await fitModel(whole, data, asked, BEGIN, seededRandom(4), watcher({ save: keep }));

    const stopped = network();
    let batches = 0;
    const how = await fitModel(
      stopped,
      data,
      asked,
      BEGIN,
      seededRandom(4),
      watcher({
        shouldStop: () => ++batches === 10,
        save: (position, memory) => saveCheckpoint(folder, { model: stopped, position, memory }),
      }),
    );
    expect(how).toBe('stopped');

    const { model, position, memory } = await loadCheckpoint(folder);
    expect(position).toMatchObject({ epoch: 1, batch: 3 });
    const resumedEnd: Memory[] = [];
    await fitModel(
      model,
      data,
      asked,
      { position, memory },
      seededRandom(4),
      watcher({
        save: async (__, last) => {
          resumedEnd.push(last);
        },
      }),
    );
    expect(weightsOf(model)).toEqual(weightsOf(whole));
    expect(resumedEnd.at(-1)).toEqual(end.at(-1));
  },
);

test('the moving average is what is judged and kept, and training goes on with the weights themselves', async () => {
  const model = network();
  const judged: number[][] = [];
  const averages: number[][] = [];
  const gone: number[][] = [];
  await fitModel(
    model,
    data,
    everything,
    BEGIN,
    seededRandom(2),
    watcher({
      onEpoch: async () => {
        judged.push(weightsOf(model));
      },
      save: async (_, { average }) => {
        averages.push([...(average ?? [])]);
        gone.push(weightsOf(model));
      },
    }),
  );
  expect(judged).toEqual(averages);
  expect(gone.at(-1)).not.toEqual(judged.at(-1));
});

test('a run ends when no epoch has been better for as long as its patience lasts', async () => {
  const watching = watcher();
  const still = { ...plan, epochs: 9, patience: 2, schedule: { ...plan.schedule, rate: 1e-12 } };
  expect(await fitModel(network(), data, still, BEGIN, seededRandom(1), watching)).toBe('no better');
  expect(watching.results).toHaveLength(3);
});

test('frozen layers stay as they are and slower ones move less', async () => {
  const run = async (layerRates: FitPlan['layerRates']): Promise<number[][]> => {
    const model = network();
    const before = weightArrays(model);
    const sgd = {
      ...plan,
      optimizer: { kind: 'sgd' as const, decay: 0 },
      layerRates,
      epochs: 1,
      batchSize: 50,
    };
    await fitModel(model, data, sgd, BEGIN, seededRandom(1), watcher());
    return weightArrays(model).map((weight, at) => weight.map((now, i) => now - (before[at]?.[i] ?? 0)));
  };
  const [kernel, bias, dense] = await run([]);
  const [frozenKernel, frozenBias] = await run([{ layers: 'conv*', rate: 0 }]);
  expect([...(frozenKernel ?? []), ...(frozenBias ?? [])].every((change) => change === 0)).toBe(true);
  const [slowKernel, , sameDense] = await run([{ layers: 'conv*', rate: 0.5 }]);
  kernel?.forEach((change, at) => {
    expect(slowKernel?.[at]).toBeCloseTo(change / 2, 6);
  });
  expect(Math.hypot(...(bias ?? []))).toBeGreaterThan(0);
  expect(sameDense).toEqual(dense);
});

test('the epoch with the highest validation AUC by source is named the best', async () => {
  const best: boolean[] = [];
  const results: EpochResult[] = [];
  await fitModel(
    network(),
    data,
    { ...plan, epochs: 6 },
    BEGIN,
    seededRandom(2),
    watcher({
      onEpoch: async (result, isBest) => {
        results.push(result);
        best.push(isBest);
      },
    }),
  );
  let highest = -1;
  for (const [index, { validationGroupAuc }] of results.entries()) {
    expect(best[index]).toBe((validationGroupAuc ?? 0) > highest);
    highest = Math.max(highest, validationGroupAuc ?? 0);
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
    BEGIN,
    seededRandom(2),
    watcher({
      onEpoch: async (_, isBest) => {
        best.push(isBest);
      },
      save: (position, memory) => saveCheckpoint(folder, { model, position, memory }),
    }),
  );
  expect(best).toEqual([true, true, true]);
  expect((await loadCheckpoint(folder)).position.history.at(-1)).toMatchObject({ validationLoss: null });
});

test('no epoch begins once the time is up', async () => {
  const watching = watcher();
  expect(
    await fitModel(network(), data, { ...plan, longestSeconds: 0 }, BEGIN, seededRandom(1), watching),
  ).toBe('out of time');
  expect(watching.results).toHaveLength(0);
});

test('weights that are no numbers end the run, with the name of the layer', async () => {
  const wild = { ...plan, schedule: { ...plan.schedule, rate: Number.NaN } };
  await expect(fitModel(network(), data, wild, BEGIN, seededRandom(1), watcher())).rejects.toThrow(
    /epoch 1, batch 1: conv holds values/,
  );
});

test('a layer that gives what is no number is named, although pooling or a later layer would hide it', async () => {
  const model = network();
  // Finite, and yet its products with a picture are not.
  model.getLayer('conv').setWeights([tf.fill([3, 3, 1, 4], 3e38), tf.fill([4], -3e38)]);
  await expect(fitModel(model, data, plan, BEGIN, seededRandom(1), watcher())).rejects.toThrow(
    /epoch 1, batch 1: conv holds values/,
  );
  const late = network();
  late.getLayer('dense').setWeights([tf.fill([120, 1], Number.NaN), tf.zeros([1])]);
  await expect(fitModel(late, data, plan, BEGIN, seededRandom(1), watcher())).rejects.toThrow(
    /epoch 1, batch 1: dense holds values/,
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
    BEGIN,
    seededRandom(1),
    watcher({ shouldStop: () => asked }),
  );
  clearTimeout(timer);
  expect(end).toBe('stopped');
});

test('training leaves no tensor behind', async () => {
  const model = network();
  await fitModel(model, data, { ...plan, epochs: 1 }, BEGIN, seededRandom(1), watcher());
  const before = tf.memory().numTensors;
  await fitModel(model, data, { ...plan, epochs: 2 }, BEGIN, seededRandom(1), watcher());
  expect(tf.memory().numTensors).toBe(before);
});
