import { existsSync } from 'node:fs';
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { loadCheckpoint, type Memory, START, saveCheckpoint } from '../../../training/fit/checkpoint.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const memory: Memory = { optimizer: { steps: 3, moments: [Float32Array.of(1, 2)] }, average: null };

beforeAll(async () => {
  await startEngine('cpu');
});

let folder: string;

/** Two checkpoints, one after the other, of epoch 1 and 2. */
beforeEach(async () => {
  folder = join(await scratchFolder(), 'checkpoint');
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] })] });
  for (const epoch of [1, 2]) await saveCheckpoint(folder, { model, position: { ...START, epoch }, memory });
});

async function flipBit(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

test.each<[string, (folder: string) => Promise<void>]>([
  ['a flipped bit in the weights', (at) => flipBit(join(at, 'model/weights.bin'))],
  ['a flipped bit in what the optimizer remembers', (at) => flipBit(join(at, 'memory.bin'))],
  ['weights that were cut short', (at) => truncate(join(at, 'model/weights.bin'), 7)],
  ['an empty position', (at) => truncate(join(at, 'position.json'), 0)],
])('%s is noticed, said, and the checkpoint before it taken', async (_, damage) => {
  await damage(folder);
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { position } = await loadCheckpoint(folder);
  expect(position.epoch).toBe(1);
  expect(said.mock.calls.flat().join()).toMatch(/damaged \(.*\)\. Going on from the one before it/);
  said.mockRestore();
});

test('where both are damaged the run cannot go on, and each is named with the reason', async () => {
  for (const place of [folder, `${folder}.previous`]) await flipBit(join(place, 'memory.bin'));
  await expect(loadCheckpoint(folder)).rejects.toThrow(
    /checkpoint is damaged \(memory\.bin is not.*checkpoint\.previous is damaged.*anew/,
  );
});

test('a checkpoint that was being written when the process was killed is in nobody’s way', async () => {
  await mkdir(`${folder}.writing/model`, { recursive: true });
  await writeFile(`${folder}.writing/model/model.json`, 'half a mod');
  const { position, model } = await loadCheckpoint(folder);
  expect(position.epoch).toBe(2);
  await saveCheckpoint(folder, { model, position: { ...START, epoch: 3 }, memory });
  expect((await loadCheckpoint(folder)).position.epoch).toBe(3);
});

test('on a full disk the write fails with a sentence, and the last checkpoint is still good', async ({
  skip,
}) => {
  // Writing there fails as it does on a full disk.
  if (!existsSync('/dev/full')) return skip('There is no /dev/full here.');
  const { model } = await loadCheckpoint(folder);
  const full = { ...model, save: async () => await writeFile('/dev/full', 'x') };
  await expect(
    saveCheckpoint(folder, { model: Object.assign(Object.create(model), full), position: START, memory }),
  ).rejects.toThrow(/cannot be written: ENOSPC.*The last checkpoint is kept/);
  expect((await loadCheckpoint(folder)).position.epoch).toBe(2);
});
