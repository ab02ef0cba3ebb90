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
      activation: 'relu',
      kernelInitializer: tf.initializers.heNormal({ seed: 1 }),
    })
    .apply(picture);
  const dropped = tf.layers.dropout({ name: 'dropout', rate: 0.2 }).apply(seen);
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

async function curve(changes: Partial<FitPlan>): Promise<EpochResult[]> {
  const results: EpochResult[] = [];
  const all = examples(40);
  await fitModel(
    network(),
    { train: all, validation: all.slice(0, 20) },
    { ...plan, ...changes },
    { position: START, memory: null },
    seededRandom(3),
    {
      onBatch: () => {},
      onEpoch: async (result) => {
        results.push(result);
      },
      shouldSave: () => false,
      save: async () => {},
      shouldStop: () => false,
    },
  );
  return results;
}

test('two workers learn along the same losses as one', async () => {
  const workerFile = fileURLToPath(new URL('crew-worker.js', await buildProgram()));
  const one = await curve({ workers: 1 });
  const two = await curve({ workers: 2, workerFile });
  expect(one).toHaveLength(4);
  one.forEach(({ loss, validationLoss, accuracy }, epoch) => {
    expect(Math.abs(loss - (two[epoch]?.loss ?? Number.NaN))).toBeLessThan(1e-4);
    expect(Math.abs((validationLoss ?? 0) - (two[epoch]?.validationLoss ?? Number.NaN))).toBeLessThan(1e-4);
    expect(two[epoch]?.accuracy).toBe(accuracy);
  });
  expect(one.at(-1)?.loss).toBeLessThan(one[0]?.loss ?? 0);
});

test('what goes wrong in a worker goes wrong in the run', async () => {
  const workerFile = fileURLToPath(new URL('crew-worker.js', await buildProgram()));
  const run = curve({ workers: 2, workerFile, map: { width: 5, height: 5 } });
  await expect(run).rejects.toThrow(/shape|broadcast/i);
});
