import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { type LoadOptions, loadPictures } from '../../../training/dataset/load-pictures.ts';
import { openPlaneCache } from '../../../training/dataset/plane-cache.ts';
import { scanDataset } from '../../../training/dataset/scan-dataset.ts';
import { scratchFiles, scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 8, height: 8, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };

const png = (width: number, height: number, value: number): Uint8Array =>
  encode({ width, height, data: new Uint8Array(width * height).fill(value), channels: 1, depth: 8 });

const files = () =>
  scratchFiles({
    'fractured/wide.png': png(16, 8, 200),
    'fractured/wide again.png': png(16, 8, 200),
    'not fractured/square.png': png(4, 4, 100),
    'not fractured/no picture.png': 'words',
  });

const load = async (folder: string, options: LoadOptions) =>
  loadPictures((await scanDataset(folder)).pictures, input, options);

test('each content is one plane in memory that threads share, with the size of its picture', async () => {
  const folder = await files();
  const { pictures } = await scanDataset(folder);
  const { planes, unreadable } = await loadPictures(pictures, input, { cache: null });
  expect(planes.size).toBe(2);
  const wide = planes.get(pictures.find(({ file }) => file.includes('wide'))?.content ?? '');
  expect(wide?.picture).toEqual({ width: 16, height: 8 });
  expect(wide?.grey.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect([...(wide?.grey ?? [])]).toEqual([
    ...Array(16).fill(0),
    ...Array(32).fill(200),
    ...Array(16).fill(0),
  ]);
  expect(unreadable.map(({ picture }) => picture.file)).toEqual(['not fractured/no picture.png']);
});

test('a second time nothing is decoded: the same planes come from the cache', async () => {
  const [folder, cacheFolder] = [await files(), await scratchFolder()];
  const { pictures } = await scanDataset(folder);
  const first = openPlaneCache(cacheFolder, input);
  const decoded = await loadPictures(pictures, input, { cache: first });
  await first.close();
  const readable = pictures.filter(({ file }) => !file.includes('no picture'));
  await rm(folder, { recursive: true });
  const again = await loadPictures(readable, input, { cache: openPlaneCache(cacheFolder, input) });
  expect(again.planes).toEqual(decoded.planes);
});

test('a cache that cannot be written is told once, and the pictures are there', async () => {
  const folder = await files();
  const blocked = join(await scratchFolder(), 'file');
  await writeFile(blocked, '');
  const failures: string[] = [];
  const { planes } = await load(folder, {
    cache: openPlaneCache(blocked, input),
    onCacheFailure: ({ message }) => failures.push(message),
  });
  expect(planes.size).toBe(2);
  expect(failures).toHaveLength(1);
});

test('progress counts every content once', async () => {
  const counts: [number, number][] = [];
  await load(await files(), { cache: null, onProgress: (done, total) => counts.push([done, total]) });
  expect(counts).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});
