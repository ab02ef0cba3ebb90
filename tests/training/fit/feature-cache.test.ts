import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { openFeatureCache, trunkHash } from '../../../training/fit/feature-cache.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 8, height: 8, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };

test('features come back as they were written, by picture and trunk', async () => {
  const folder = await scratchFolder();
  const cache = openFeatureCache(folder, 'trunk', 4);
  await cache.write('aa', Uint8Array.of(1, 2, 3, 4));
  await cache.write('bb', Uint8Array.of(5, 6, 7, 8));
  const target = new Uint8Array(8);
  expect(await cache.read('bb', target.subarray(0, 4))).toBe(true);
  expect(await cache.read('aa', target.subarray(4))).toBe(true);
  expect([...target]).toEqual([5, 6, 7, 8, 1, 2, 3, 4]);
  expect(await cache.read('ab', target)).toBe(false);
  expect(await openFeatureCache(folder, 'other', 4).read('aa', target)).toBe(false);
  await expect(cache.write('aa', Uint8Array.of(1))).rejects.toThrow('1 bytes were given');
});

test('half a file counts as none', async () => {
  const folder = await scratchFolder();
  const cache = openFeatureCache(folder, 'trunk', 4);
  await cache.write('aa', Uint8Array.of(1, 2, 3, 4));
  const [file = ''] = await readdir(join(folder, 'v1', 'trunk', 'aa'));
  await truncate(join(folder, 'v1', 'trunk', 'aa', file), 3);
  expect(await cache.read('aa', new Uint8Array(4))).toBe(false);
});

test('another trunk, or other pictures for it, have another name', async () => {
  await tf.setBackend('cpu');
  const trunk = (seed: number): tf.LayersModel => {
    const kernelInitializer = tf.initializers.glorotUniform({ seed });
    const layer = tf.layers.dense({ name: 'dense', units: 2, inputShape: [3], kernelInitializer });
    return tf.sequential({ name: 'trunk', layers: [layer] });
  };
  const hash = await trunkHash(trunk(1), input);
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(await trunkHash(trunk(2), input)).not.toBe(hash);
  expect(await trunkHash(trunk(1), { ...input, mean: 0.5 })).not.toBe(hash);
});
