import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { groupSources } from '../../../training/dataset/group-sources.ts';
import { scanDatasets } from '../../../training/dataset/scan-datasets.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

const HEADER =
  'image_id,hand,leg,hip,shoulder,mixed,hardware,multiscan,fractured,fracture_count,frontal,lateral,oblique';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const filesOf = (groups: Awaited<ReturnType<typeof groupSources>>): string[][] =>
  groups.groups.map(({ pictures }) => pictures.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)));

test('an audit joins what it found to be of one source, across sets, and names say nothing then', async () => {
  const one = await scratchFiles({ 'fractured/1.png': 'a', 'fractured/1 (2).png': 'b' });
  const other = await scratchFiles({ 'turned.png': 'c', 'equal.png': 'b' });
  const groupOf = { [hash('a')]: 'x', [hash('b')]: 'y', [hash('c')]: 'x' };
  const groups = filesOf(await groupSources(await scanDatasets([one, other]), { groupOf }));
  expect(groups.map((files) => files.sort()).sort()).toEqual([
    ['1 (2).png', 'equal.png'],
    ['1.png', 'turned.png'],
  ]);
});

test('without an audit, names and equal content join, and the method says so', async () => {
  const folder = await scratchFiles({
    'fractured/1.png': 'a',
    'fractured/1 (2).png': 'b',
    'fractured/2.png': 'c',
  });
  const sources = await groupSources(await scanDatasets([folder]), null);
  expect(filesOf(sources)).toEqual([['1 (2).png', '1.png'], ['2.png']]);
  expect(sources.method).toBe('sources told by file name and equal content');
});

test('twenty consecutive numbers of FracAtlas are one source, joined with what an audit found', async () => {
  const fracAtlas = await scratchFiles({
    'dataset.csv': HEADER,
    'images/fractured/IMG0000001.jpg': 'a',
    'images/not fractured/IMG0000019.jpg': 'b',
    'images/not fractured/IMG0000020.jpg': 'c',
    'images/not fractured/IMG0000400.jpg': 'd',
  });
  const elsewhere = await scratchFiles({ 'IMG0000002.jpg': 'e' });
  const datasets = await scanDatasets([fracAtlas, elsewhere]);
  const groupOf = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((text) => [hash(text), text]));
  expect(filesOf(await groupSources(datasets, { groupOf }))).toEqual([
    ['IMG0000001.jpg', 'IMG0000019.jpg'],
    ['IMG0000020.jpg'],
    ['IMG0000400.jpg'],
    ['IMG0000002.jpg'],
  ]);
  const linked = { groupOf: { ...groupOf, [hash('d')]: 'b', [hash('e')]: 'a' } };
  expect(filesOf(await groupSources(datasets, linked))).toEqual([
    ['IMG0000001.jpg', 'IMG0000019.jpg', 'IMG0000400.jpg', 'IMG0000002.jpg'],
    ['IMG0000020.jpg'],
  ]);
});

test('copies that Roboflow named alike are one source whatever an audit found, in their own set only', async () => {
  const name = (letter: string): string => `image1_12_png.rf.${letter.repeat(32)}.jpg`;
  const folder = await scratchFiles({
    [`fractured/${name('a')}`]: 'a',
    [`unlabelled/${name('b')}`]: 'b',
    'unlabelled/image1_12_png.jpg': 'c',
  });
  const elsewhere = await scratchFiles({ [name('d')]: 'd' });
  const groupOf = Object.fromEntries(['a', 'b', 'c', 'd'].map((text) => [hash(text), text]));
  const sources = await groupSources(await scanDatasets([folder, elsewhere]), { groupOf });
  expect(filesOf(sources)).toEqual([[name('a'), name('b')], ['image1_12_png.jpg'], [name('d')]]);
  expect(sources.method).toBe('sources as an audit found them; Roboflow copies by name');
});

test('an audit of other pictures is refused', async () => {
  const folder = await scratchFiles({ 'a.png': 'a', 'b.png': 'b' });
  await expect(groupSources(await scanDatasets([folder]), { groupOf: { [hash('a')]: 'x' } })).rejects.toThrow(
    /does not know 1 of 2 pictures, such as .*b\.png: run audit again/,
  );
});
