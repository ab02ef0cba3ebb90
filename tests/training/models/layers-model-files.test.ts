import { existsSync } from 'node:fs';
import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { CommandFailure } from '../../../training/exit-code.ts';
import { loadLayersModel, saveLayersModel } from '../../../training/models/layers-model-files.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { tinyModel } from '../../support/tiny-model.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

beforeAll(async () => {
  await startEngine('cpu');
});

const weightsOf = (model: tf.LayersModel): number[][] =>
  model.getWeights().map((tensor) => Array.from(tensor.dataSync()));

test('a model is read as it was saved, over one that was there before', async () => {
  const folder = join(await scratchFolder(), 'deep', 'model');
  const model = tinyModel();
  await saveLayersModel(tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] }), folder);
  await saveLayersModel(model, folder);
  const loaded = await loadLayersModel(folder);
  expect(loaded.layers.map(({ name }) => name)).toEqual(model.layers.map(({ name }) => name));
  expect(weightsOf(loaded)).toEqual(weightsOf(model));
  expect(await readdir(join(folder, '..'))).toEqual(['model']);
});

test('what an interrupted save left behind is in nobody’s way', async () => {
  const folder = join(await scratchFolder(), 'model');
  await mkdir(`${folder}.writing`);
  await writeFile(join(`${folder}.writing`, 'model.json'), 'half a mod');
  await saveLayersModel(tinyModel(), folder);
  await loadLayersModel(folder);
  expect(existsSync(`${folder}.writing`)).toBe(false);
});

test.each<[string, (folder: string) => Promise<string>]>([
  ['nothing', async (folder) => join(folder, 'nowhere')],
  ['a graph model', async () => TINY_MODEL],
  [
    'weights that end early',
    async (folder) => {
      await saveLayersModel(tinyModel(), join(folder, 'model'));
      await truncate(join(folder, 'model', 'weights.bin'), 1000);
      return join(folder, 'model');
    },
  ],
])('%s is no layers model, and the error names the folder', async (_, make) => {
  const folder = await make(await scratchFolder());
  const error = await loadLayersModel(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CommandFailure);
  expect(String(error)).toContain(`There is no readable layers model in ${folder}: `);
});

const MOBILENET = resolve(import.meta.dirname, '../../../../shared/weights/mobilenet-v1-imagenet');

test.skipIf(!existsSync(MOBILENET))(
  'MobileNet as others wrote it is read (skipped where ../shared/weights is absent)',
  async () => {
    const model = await loadLayersModel(MOBILENET);
    expect(model.outputs[0]?.shape).toEqual([null, 14, 14, 512]);
  },
);
