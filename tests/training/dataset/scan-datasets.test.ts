import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scanDatasets } from '../../../training/dataset/scan-datasets.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

test('sets that are called alike get names that tell them apart, and their pictures with them', async () => {
  const folder = await scratchFiles({ 'a/images/1.png': '1', 'b/images/2.png': '2', 'c/3.png': '3' });
  const datasets = await scanDatasets(['a/images', 'b/images', 'c'].map((path) => join(folder, path)));
  expect(datasets.map(({ name }) => name)).toEqual(['a/images', 'b/images', 'c']);
  expect(datasets.flatMap(({ pictures }) => pictures.map(({ dataset }) => dataset))).toEqual([
    'a/images',
    'b/images',
    'c',
  ]);
});

test('a folder named twice is read once', async () => {
  const folder = await scratchFiles({ '1.png': '1' });
  expect(await scanDatasets([folder, `${folder}/`])).toHaveLength(1);
});
