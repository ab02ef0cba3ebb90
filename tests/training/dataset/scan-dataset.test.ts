import { join } from 'node:path';
import { expect, test } from 'vitest';
import { requireBothClasses, scanDataset } from '../../../training/dataset/scan-dataset.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

test('folders named after splits and classes label the pictures in them', async () => {
  const folder = await scratchFiles({
    'train/fractured/a.png': 'a',
    'train/not fractured/b.png': 'b',
    'val/not_fractured/c.png': 'c',
    'test/Fractured/d.png': 'd',
    'loose.png': 'e',
  });
  const { pictures } = await scanDataset(folder);
  expect(pictures.map(({ file, label, side }) => [file, label, side])).toEqual([
    ['loose.png', null, null],
    ['test/Fractured/d.png', 'fractured', 'test'],
    ['train/fractured/a.png', 'fractured', 'train'],
    ['train/not fractured/b.png', 'not fractured', 'train'],
    ['val/not_fractured/c.png', 'not fractured', 'val'],
  ]);
});

test('pictures of equal bytes have equal content', async () => {
  const folder = await scratchFiles({ 'a.png': 'same', 'b.png': 'same', 'c.png': 'other' });
  const [a, b, c] = (await scanDataset(folder)).pictures;
  expect(a?.content).toBe(b?.content);
  expect(a?.content).not.toBe(c?.content);
});

test('drawn regions come with their pictures, and notes and hidden files are no pictures', async () => {
  const folder = await scratchFiles({
    'images/fractured/a.png': 'a',
    'images/fractured/b.png': 'b',
    'regions.json': JSON.stringify({
      'a.png': [
        { box: [0.1, 0.2, 0.3, 0.4], polygons: [[0.1, 0.2, 0.4, 0.2, 0.3, 0.6]] },
        { box: [0, 0, 1, 1] },
      ],
    }),
    'dataset.csv': 'image_id\n',
    '.cache/x.png': 'x',
    'images/.DS_Store': 'x',
  });
  const { pictures } = await scanDataset(folder);
  expect(pictures.map((picture) => picture.file)).toEqual([
    'images/fractured/a.png',
    'images/fractured/b.png',
  ]);
  expect(pictures[0]?.regions).toEqual([
    { left: 0.1, top: 0.2, width: 0.3, height: 0.4, polygons: [[0.1, 0.2, 0.4, 0.2, 0.3, 0.6]] },
    { left: 0, top: 0, width: 1, height: 1, polygons: [] },
  ]);
  expect(pictures[1]?.regions).toBeNull();
});

test('a wrong path, a file, an empty folder, a missing class and damaged regions each say what is the matter', async () => {
  const folder = await scratchFiles({
    'a/fractured/a.png': 'a',
    'b/regions.json': '[1]',
    'b/x.png': 'x',
    'c/n.txt': '',
  });
  await expect(scanDataset(join(folder, 'nowhere'))).rejects.toThrow(/There is no folder .*nowhere/);
  await expect(scanDataset(join(folder, 'a/fractured/a.png'))).rejects.toThrow(/is a file; a folder/);
  await expect(scanDataset(join(folder, 'c'))).rejects.toThrow(/holds no pictures/);
  await expect(scanDataset(join(folder, 'b'))).rejects.toThrow(
    /regions\.json is not a file of drawn regions/,
  );
  const { pictures } = await scanDataset(join(folder, 'a'));
  expect(() => requireBothClasses(pictures, 'a')).toThrow(/no picture labelled "not fractured"/);
});
