import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../../../scripts/build-program.mjs';
import { startEngine } from '../../../training/backend/engine.ts';
import type { Example } from '../../../training/fit/batches.ts';
import { type EpochResult, START } from '../../../training/fit/checkpoint.ts';
import { type FitPlan, fitModel } from '../../../training/fit/fit.ts';
import { PLAIN_OBJECTIVE } from '../../../training/fit/losses.ts';
import { seededRandom } from '../../../training/random.ts';

const input = { width: 16, height: 12, channels: 1 as const, mean: 0.5, deviation: 0.5, margin: 0 };
const region = { left: 0.4, top: 0.3, width: 0.2, height: 0.2, polygons: [] };

const plan: FitPlan = {
  input,
  augmentation: { rotation: 10, widthShift: 0.1, heightShift: 0.1, zoom: 0.1, horizontalFlip: true },
  map: { width: 8, height: 6 },
  seed: 5,
  perGroup: null,
  epochs: 4,
  batchSize: 9,
  longestSeconds: null,
  patience: null,
  output: 'logit',
  objective: { ...PLAIN_OBJECTIVE, smoothing: 0.1, classWeights: [0.8, 1.2] },
  optimizer: { kind: 'adamw', decay: 0.01 },
  schedule: { rate: 0.01, warmup: 1, shape: 'cosine' },
  clip: 1,
  average: 0.9,
  layerRates: [{ layers: 'first', rate: 0.5 }],
  engine: 'wasm',
  workers: 1,
  part: 4,
};

beforeAll(async () => {
  await startEngine('wasm');
});

/** Some with a label only, some with a region only, some of little weight. */
function examples(count: number): Example[] {
  const random = seededRandom(8);
  return Array.from({ length: count }, (_, index) => {
    const fractured = index % 2 === 1;
    const grey = new Uint8Array(new SharedArrayBuffer(input.width * input.height));
    for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = random.integer(fractured ? 256 : 128);
    return {
      grey,
      label: index % 5 === 0 ? null : Number(fractured),
      weight: index % 7 === 0 ? 0.3 : 1,
      regions: index % 3 === 0 ? null : fractured ? [region] : [],
      group: index,
    };
  });
}

function network(): tf.LayersModel {
  const picture = tf.input({ shape: [input.height, input.width, 1] });
  const seen = tf.layers
    .conv2d({
      name: 'first',
      filters: 6,
      kernelSize: 3,
      strides: 2,
      padding: 'same',
      useBias: false,
      kernelInitializer: tf.initializers.heNormal({ seed: 1 }),
    })
    .apply(picture);
  const normed = tf.layers.batchNormalization({ name: 'norm', momentum: 0.8 }).apply(seen);
  const positive = tf.layers.activation({ name: 'positive', activation: 'relu6' }).apply(normed);
  const dropped = tf.layers.dropout({ name: 'dropout', rate: 0.2 }).apply(positive);
  const map = tf.layers
    .conv2d({
      name: 'map',
      filters: 1,
      kernelSize: 1,
      kernelInitializer: tf.initializers.heNormal({ seed: 2 }),
    })
    .apply(dropped) as tf.SymbolicTensor;
  const pooled = tf.layers.globalAveragePooling2d({ name: 'pooled', dataFormat: 'channelsLast' }).apply(map);
  return tf.model({ inputs: picture, outputs: [pooled as tf.SymbolicTensor, map] });
}

interface Learnt {
  readonly results: readonly Omit<EpochResult, 'seconds'>[];
  readonly weights: readonly number[];
}

async function learn(changes: Partial<FitPlan>): Promise<Learnt> {
  const results: Omit<EpochResult, 'seconds'>[] = [];
  const all = examples(40);
  const model = network();
  await fitModel(
    model,
    { train: all, validation: all.slice(0, 20) },
    { ...plan, ...changes },
    { position: START, memory: null },
    seededRandom(3),
    {
      onBatch: () => {},
      onEpoch: async ({ seconds, ...result }) => {
        results.push(result);
      },
      shouldSave: () => false,
      save: async () => {},
      shouldStop: () => false,
    },
  );
  return { results, weights: model.getWeights().flatMap((weight) => [...weight.dataSync()]) };
}

const workerFile = async (): Promise<string> =>
  fileURLToPath(new URL('crew-worker.js', await buildProgram()));

test('however many workers share out the parts of a batch, they learn the same, bit for bit, norms and their averages with it', async () => {
  const one = await learn({ workers: 1 });
  expect(one.results).toHaveLength(4);
  expect(one.results.at(-1)?.loss).toBeLessThan(one.results[0]?.loss ?? 0);
  for (const workers of [2, 3]) {
    expect(await learn({ workers, workerFile: await workerFile() })).toEqual(one);
  }
});

test('without norms that learn, parts of any size come to the same, up to rounding', async () => {
  const layerRates = [{ layers: 'norm', rate: 0 }];
  const whole = await learn({ layerRates, part: 9 });
  const halves = await learn({ layerRates, part: 5, workers: 2, workerFile: await workerFile() });
  whole.weights.forEach((weight, index) => {
    expect(Math.abs(weight - (halves.weights[index] ?? Number.NaN))).toBeLessThan(1e-4);
  });
});

test('what goes wrong in a worker goes wrong in the run', async () => {
  const run = learn({ workers: 2, workerFile: await workerFile(), map: { width: 5, height: 5 } });
  await expect(run).rejects.toThrow(/shape|broadcast/i);
});
