import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { openFeatureCache, trunkHash } from '../../../training/fit/feature-cache.ts';
import { fillFeatures, readFeatures } from '../../../training/fit/frozen-features.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 8, height: 8, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
const keys = ['aa', 'ab', 'ba'].flatMap((content) => [
  { content, variant: 'plain' },
  { content, variant: 'turned' },
]);

beforeAll(async () => {
  await startEngine('wasm');
});

function trunk(seed: number): tf.LayersModel {
  const kernelInitializer = tf.initializers.randomNormal({ seed, stddev: 2 });
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, inputShape: [8, 8, 1], kernelInitializer }),
      tf.layers.reLU({ maxValue: 6 }),
    ],
  });
}

/** Each key's picture is noise of its own. */
const draw = async (wanted: readonly { content: string; variant: string }[]): Promise<tf.Tensor4D> =>
  tf.tidy(() =>
    tf.stack(
      wanted.map(({ content, variant }) =>
        tf.randomNormal([8, 8, 1], 0, 1, 'float32', Number.parseInt(content, 16) + variant.length),
      ),
    ),
  ) as tf.Tensor4D;

test('features come back as the trunk made them, to half a step of a byte', async () => {
  const model = trunk(1);
  const cache = openFeatureCache(await scratchFolder(), await trunkHash(model, input), 3 * 3 * 4);
  await fillFeatures(model, cache, keys, draw, 4);
  const read = await readFeatures(cache, keys, [3, 3, 4]);
  const made = model.predictOnBatch(await draw(keys)) as tf.Tensor4D;
  expect(read.shape).toEqual([6, 3, 3, 4]);
  expect(tf.max(made).dataSync()[0]).toBe(6);
  expect(tf.max(tf.abs(tf.sub(read, made))).dataSync()[0]).toBeLessThan(3.001 / 255);
});

test('the trunk runs once for each picture and variant, and no tensor is left behind', async () => {
  const model = trunk(1);
  const folder = await scratchFolder();
  const cache = openFeatureCache(folder, 'trunk', 36);
  let drawn = 0;
  const counting = (wanted: readonly (typeof keys)[number][]) => {
    drawn += wanted.length;
    return draw(wanted);
  };
  await fillFeatures(model, cache, keys.slice(0, 3), counting, 2);
  const before = tf.memory().numTensors;
  await fillFeatures(model, cache, keys, counting, 2);
  expect(drawn).toBe(keys.length);
  expect(tf.memory().numTensors).toBe(before);
  const [half] = (await readdir(join(folder, 'v1', 'trunk', 'aa'))).sort();
  await truncate(join(folder, 'v1', 'trunk', 'aa', half ?? ''), 5);
  await fillFeatures(model, cache, keys, counting, 2);
  expect(drawn).toBe(keys.length + 1);
});

test('features that nobody made are told by name', async () => {
  const cache = openFeatureCache(await scratchFolder(), 'trunk', 36);
  await expect(readFeatures(cache, keys, [3, 3, 4])).rejects.toThrow('features of aa, variant plain');
});

test('another trunk, or other pictures for it, have another name', async () => {
  const hash = await trunkHash(trunk(1), input);
  const same = trunk(1);
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(await trunkHash(trunk(2), input)).not.toBe(hash);
  expect(await trunkHash(same, input)).not.toBe(await trunkHash(same, { ...input, mean: 0.5 }));
});
