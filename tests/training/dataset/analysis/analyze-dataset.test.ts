import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { type Analysis, analyzeDataset } from '../../../../training/dataset/analysis/analyze-dataset.ts';
import { reportText } from '../../../../training/dataset/analysis/figures.ts';
import { scanDataset } from '../../../../training/dataset/scan-dataset.ts';
import { pictureFile } from '../../../support/picture-files.ts';
import { scratchFiles } from '../../../support/scratch-folder.ts';

function flat(width: number, height: number, value: number, depth: 8 | 16 = 8): Uint8Array {
  const data = depth === 8 ? new Uint8Array(width * height) : new Uint16Array(width * height);
  return encode({ width, height, data: data.fill(value), channels: 1, depth });
}

async function analyzed(files: Record<string, string | Uint8Array>): Promise<Analysis> {
  return analyzeDataset(await scanDataset(await scratchFiles(files)));
}

const twoClasses = async (): Promise<Record<string, string | Uint8Array>> => {
  const black = flat(8, 8, 0);
  const jpeg = await pictureFile('colour.jpg');
  return {
    'train/fractured/black.png': black,
    'train/fractured/black again.png': black,
    'train/fractured/wide.png': flat(16, 4, 255),
    'train/not fractured/deep.png': flat(4, 8, 4095, 16),
    'test/fractured/black too.png': black,
    'test/not fractured/black here as well.png': black,
    'test/not fractured/colour.jpg': jpeg,
    'test/not fractured/cut off.jpg': jpeg.subarray(0, jpeg.length / 2),
    'test/not fractured/words.png': 'no picture',
    'test/not fractured/empty.png': '',
  };
};

test('files and contents are counted by side and class, and copies are noticed', async () => {
  const { figures } = await analyzed(await twoClasses());
  expect(figures.files).toBe(10);
  expect(figures.distinctContents).toBe(7);
  expect(figures.sides).toEqual({
    train: { files: 4, distinctContents: 3, classes: { fractured: 3, 'not fractured': 1 } },
    test: { files: 6, distinctContents: 5, classes: { fractured: 1, 'not fractured': 5 } },
  });
  expect(figures.repeats).toEqual({ contents: 1, alsoInTrain: { test: 2 }, inSeveralClasses: 1 });
  expect(figures.drawnRegions).toBeNull();
  expect(figures.fracAtlas).toBeNull();
});

test('what cannot be read is listed with its reason, and the rest is measured', async () => {
  const { figures } = await analyzed(await twoClasses());
  expect(figures.unreadable.map(({ file, reason }) => [file, reason])).toEqual([
    ['test/not fractured/cut off.jpg', 'truncated'],
    ['test/not fractured/empty.png', 'empty'],
    ['test/not fractured/words.png', 'not-a-picture'],
  ]);
  expect(figures.classes['not fractured']).toMatchObject({ files: 6, readable: 3 });
});

test('formats, depths, colours, shapes and sizes count every file', async () => {
  const { figures } = await analyzed(await twoClasses());
  expect(figures.classes.fractured).toMatchObject({
    files: 4,
    distinctContents: 2,
    readable: 4,
    formats: { png: 4 },
    bitsPerSample: { 8: 4 },
    colourModes: { grey: 4 },
    orientations: { square: 3, landscape: 1 },
    commonSizes: { '8×8': 3, '16×4': 1 },
    width: { lowest: 8, median: 8, highest: 16, mean: 10 },
  });
  expect(figures.classes['not fractured']).toMatchObject({
    formats: { png: 2, jpeg: 1 },
    bitsPerSample: { 8: 2, 16: 1 },
    colourModes: { grey: 2, colour: 1 },
  });
});

test('grey is that of the files: three black ones and a white one', async () => {
  const { figures, pictures } = await analyzed(await twoClasses());
  const intensity = figures.classes.fractured?.intensity;
  expect(intensity?.levels[0]).toBe(0.75);
  expect(intensity?.levels[255]).toBe(0.25);
  expect(intensity?.means).toMatchObject({ count: 4, mean: 0.25, lowest: 0, highest: 1 });
  const fractured = pictures.find(({ name }) => name === 'fractured');
  const middle = 64 * 128 + 64;
  expect(fractured?.mean[middle]).toBeCloseTo(0.25, 12);
  expect(fractured?.deviation[middle]).toBeCloseTo(Math.sqrt(3) / 4, 12);
  // The wide picture has margins above and below.
  expect(fractured?.mean[0]).toBe(0);
  expect(fractured?.samples.map(({ grey }) => grey[96 * 192 + 96]).sort()).toEqual([0, 1]);
});

test('a 12-bit white is as white as an 8-bit one', async () => {
  const { figures } = await analyzed({ 'fractured/deep.png': flat(4, 8, 4095, 16) });
  expect(figures.classes.fractured?.intensity?.means.mean).toBe(1);
});

test('a flat folder has one class and no sides', async () => {
  const { figures } = await analyzed({ 'a.png': flat(8, 8, 51), 'b.png': flat(8, 8, 102) });
  expect(figures.sides).toEqual({ unsplit: { files: 2, distinctContents: 2, classes: { unlabelled: 2 } } });
  expect(figures.repeats.alsoInTrain).toEqual({});
  expect(figures.classes.unlabelled?.intensity?.means.mean).toBeCloseTo(0.3, 12);
});

test('a folder in which nothing can be read still has its counts', async () => {
  const { figures, pictures } = await analyzed({ 'a.png': 'x', 'b.png': 'y' });
  expect(figures.unreadable).toHaveLength(2);
  expect(figures.classes.unlabelled).toMatchObject({ files: 2, readable: 0, width: null, intensity: null });
  expect(pictures[0]?.samples).toEqual([]);
});

test('FracAtlas tables and drawn regions are counted by class', async () => {
  const { figures } = await analyzed({
    'images/fractured/IMG0000001.png': flat(8, 8, 1),
    'images/fractured/IMG0000002.png': flat(8, 8, 2),
    'images/not fractured/IMG0000003.png': flat(8, 8, 3),
    'images/not fractured/IMG0000009.png': flat(8, 8, 9),
    'dataset.csv': [
      'image_id,hand,leg,hip,shoulder,mixed,hardware,multiscan,fractured,fracture_count,frontal,lateral,oblique',
      'IMG0000001.png,1,0,0,0,0,1,1,1,2,1,1,0',
      'IMG0000002.png,1,0,0,0,1,0,0,0,0,1,0,0',
      'IMG0000003.png,0,1,0,0,0,0,0,0,0,0,0,1',
    ].join('\r\n'),
    'regions.json': JSON.stringify({
      'IMG0000001.png': [{ box: [0, 0, 0.1, 0.1] }, { box: [0.5, 0.5, 0.4, 0.1] }],
      'IMG0000003.png': [],
    }),
  });
  expect(figures.fracAtlas).toEqual({
    withoutFacts: 1,
    contradictions: ['images/fractured/IMG0000002.png'],
    regions: {
      hand: { fractured: 2 },
      leg: { 'not fractured': 1 },
      hip: {},
      shoulder: {},
      mixed: { fractured: 1 },
    },
    views: { frontal: { fractured: 2 }, lateral: { fractured: 1 }, oblique: { 'not fractured': 1 } },
    hardware: { with: { fractured: 1 }, without: { fractured: 1, 'not fractured': 1 } },
    fractures: { 0: { fractured: 1, 'not fractured': 1 }, 2: { fractured: 1 } },
  });
  expect(figures.drawnRegions).toMatchObject({ pictures: 1, boxes: 2, picturesByBoxes: { 2: 1 } });
  expect(figures.drawnRegions?.areaShare?.median).toBeCloseTo(0.025, 12);
  expect(figures.drawnRegions?.boxesByArea.filter(({ boxes }) => boxes > 0)).toEqual([
    { upTo: 0.02, boxes: 1 },
    { upTo: 0.05, boxes: 1 },
  ]);
});

test('the report holds figures only: no absolute paths, no pictures, and it parses', async () => {
  const { figures } = await analyzed(await twoClasses());
  const text = reportText([figures]);
  expect(text).not.toContain('data:');
  expect(text).not.toMatch(/[:"]\s*"?\/(?:tmp|home|data|work)/);
  expect(JSON.parse(text)).toMatchObject({
    format: 'osteoscope-analysis/1',
    datasets: [{ files: 10, classes: { fractured: { intensity: { pictures: 4 } } } }],
  });
});
