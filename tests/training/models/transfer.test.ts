import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { loadLayersModel, saveLayersModel } from '../../../training/models/layers-model-files.ts';
import { describeTransfer, transferWeights } from '../../../training/models/transfer.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const IMAGENET = resolve('../shared/weights/mobilenet-v1-imagenet');

beforeAll(async () => {
  await startEngine('wasm');
});

interface Shape {
  readonly channels: number;
  readonly filters: number;
  readonly head: string;
  readonly bias?: boolean;
}

/** Convolution, batch norm, depthwise convolution and a head: all random. */
function network({ channels, filters, head, bias = false }: Shape): tf.LayersModel {
  const { conv2d, batchNormalization, depthwiseConv2d, globalAveragePooling2d, dense } = tf.layers;
  return tf.sequential({
    layers: [
      conv2d({ name: 'conv', filters, kernelSize: 3, useBias: bias, inputShape: [8, 8, channels] }),
      batchNormalization({ name: 'norm', movingMeanInitializer: 'glorotUniform' }),
      depthwiseConv2d({ name: 'depthwise', kernelSize: 3 }),
      globalAveragePooling2d({}),
      dense({ name: head, units: 1 }),
    ],
  });
}

async function saved(shape: Shape): Promise<{ folder: string; model: tf.LayersModel }> {
  const folder = join(await scratchFolder(), 'model');
  const model = network(shape);
  await saveLayersModel(model, folder);
  return { folder, model };
}

test('layers of the same name and shapes take over the weights, and the others say why not', async () => {
  const { folder, model: teacher } = await saved({ channels: 1, filters: 4, head: 'classes' });
  const model = network({ channels: 1, filters: 4, head: 'evidence' });
  const transfer = await transferWeights(model, folder);
  expect(transfer).toEqual({
    matched: ['conv', 'norm', 'depthwise'],
    unmatched: [{ layer: 'evidence', reason: 'the other model has no layer of this name' }],
    unused: ['classes'],
  });
  for (const name of transfer.matched) {
    const [ours, theirs] = [model, teacher].map((each) =>
      each
        .getLayer(name)
        .getWeights()
        .map((weight) => [...weight.dataSync()]),
    );
    expect(ours).toEqual(theirs);
  }
  expect(describeTransfer(transfer)).toEqual([
    '3 of 4 layers with weights taken over: conv, norm, depthwise.',
    'evidence begins anew: the other model has no layer of this name.',
    'Not used: classes.',
  ]);
});

test('a layer of other shapes, or with more or fewer weights, stays whole as it was', async () => {
  const { folder } = await saved({ channels: 1, filters: 4, head: 'classes' });
  const wide = await transferWeights(network({ channels: 1, filters: 8, head: 'classes' }), folder);
  expect(wide.matched).toEqual([]);
  expect(wide.unmatched[0]).toEqual({
    layer: 'conv',
    reason: "its kernel is 3 × 3 × 1 × 8, the other model's 3 × 3 × 1 × 4",
  });
  const biased = await transferWeights(
    network({ channels: 1, filters: 4, head: 'classes', bias: true }),
    folder,
  );
  expect(biased.unmatched).toEqual([{ layer: 'conv', reason: "the other model's layer has no bias" }]);
  const { folder: withBias } = await saved({ channels: 1, filters: 4, head: 'classes', bias: true });
  const plain = await transferWeights(network({ channels: 1, filters: 4, head: 'classes' }), withBias);
  expect(plain.unmatched).toEqual([{ layer: 'conv', reason: "the other model's layer also has a bias" }]);
});

test('a grey model sees with a colour model’s eyes what the colour model sees in grey', async () => {
  const { folder, model: colour } = await saved({ channels: 3, filters: 4, head: 'head' });
  const grey = network({ channels: 1, filters: 4, head: 'head' });
  const { unmatched } = await transferWeights(grey, folder);
  expect(unmatched).toEqual([]);
  const pictures = tf.randomUniform([2, 8, 8, 1], 0, 1, 'float32', 1);
  const [ours, theirs] = [grey.predict(pictures), colour.predict(tf.tile(pictures, [1, 1, 1, 3]))].map(
    (output) => [output].flat().flatMap((each) => [...each.dataSync()]),
  );
  ours?.forEach((value, index) => {
    expect(value).toBeCloseTo(theirs?.[index] ?? Number.NaN, 5);
  });
});

test('nothing is left in memory but the model', async () => {
  const { folder } = await saved({ channels: 3, filters: 4, head: 'head' });
  const model = network({ channels: 1, filters: 4, head: 'head' });
  const before = tf.memory().numTensors;
  await transferWeights(model, folder);
  expect(tf.memory().numTensors).toBe(before);
});

test('a folder without a model is named with the reason', async () => {
  const folder = await scratchFolder();
  await expect(transferWeights(network({ channels: 1, filters: 4, head: 'head' }), folder)).rejects.toThrow(
    /no readable layers model in .*ENOENT/,
  );
});

test.skipIf(!existsSync(IMAGENET))(
  'a trunk built anew for grey pictures takes all of ImageNet’s MobileNet (skipped where ../shared/weights is absent)',
  async () => {
    const teacher = await loadLayersModel(IMAGENET);
    const config = JSON.parse(JSON.stringify(teacher.getConfig()), (key, value) =>
      key === 'batchInputShape' || key === 'batch_input_shape' ? [null, 64, 64, 1] : value,
    );
    const grey = tf.LayersModel.fromConfig<tf.LayersModel>(tf.LayersModel, config);
    const { matched, unmatched, unused } = await transferWeights(grey, IMAGENET);
    expect(matched).toHaveLength(46);
    expect([...unmatched, ...unused]).toEqual([]);
  },
);
