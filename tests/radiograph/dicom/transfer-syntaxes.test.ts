import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../../../src/radiograph/radiograph.ts';
import { dicomFile, phantomPixels, SIDE } from '../../support/dicom-file.ts';

const read = async (name: string): Promise<Radiograph> =>
  decodeRadiograph(await dicomFile(name), nodeRasterDecoder);

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? Number.NaN))), 0);

test.each([
  'explicit-little',
  'implicit-little',
  'explicit-big',
  'deflated',
  'rle',
  'jpeg-lossless',
  'jpeg-lossless-predictor-6',
  'jpeg-ls',
  'jpeg-2000-lossless',
  'jpeg-2000',
  'htj2k',
  'signed',
  'high-bits',
  'no-preamble',
  'no-meta',
  'length-too-long',
  'length-too-short',
])('%s: every pixel is as it was stored', async (name) => {
  const { width, height, pixels, range, source } = await read(name);
  expect({ width, height }).toEqual({ width: SIDE, height: SIDE });
  expect(largestDifference(pixels, await phantomPixels())).toBe(0);
  expect(range).toEqual({ low: 0, high: 4095 });
  expect(source).toMatchObject({ format: 'dicom', bits: 12, channels: 1 });
});

test.each([
  ['jpeg-ls-near-lossless', 2],
  ['jpeg-extended', 60],
])('%s: pixels are near those that were put in, within %i of 4095', async (name, most) => {
  const difference = largestDifference((await read(name)).pixels, await phantomPixels());
  expect(difference).toBeGreaterThan(0);
  expect(difference).toBeLessThanOrEqual(most);
});

test('jpeg-baseline: 8-bit pixels are near those that were put in', async () => {
  const eighths = (await phantomPixels()).map((value) => value >> 4);
  expect(largestDifference((await read('8-bit')).pixels, eighths)).toBe(0);
  expect(largestDifference((await read('jpeg-baseline')).pixels, eighths)).toBeLessThanOrEqual(12);
});

test('colours become the same grey, in whatever way they are stored', async () => {
  const interleaved = await read('rgb');
  const planar = await read('rgb-planar');
  const luma = await read('ybr-full');
  expect(largestDifference(interleaved.pixels, planar.pixels)).toBe(0);
  expect(largestDifference(interleaved.pixels, luma.pixels)).toBeLessThanOrEqual(2);
  expect(interleaved.source).toMatchObject({ channels: 3, bits: 8 });
});

test('a palette gives its colours to the pixels', async () => {
  const [first = 0] = (await phantomPixels()).map((value) => value >> 4);
  const grey = 0.299 * first + 0.587 * ((first * 128) >> 8) + 0.114 * ((first * 64) >> 8);
  expect((await read('palette')).pixels[0]).toBeCloseTo(grey, 0);
});

test.each(['frames', 'frames-jpeg-ls'])('%s: any frame can be chosen', async (name) => {
  const bytes = await dicomFile(name);
  const phantom = await phantomPixels();
  const at = (x: number, y: number): number | undefined => phantom[y * SIDE + x];
  const corners = [at(0, 0), at(0, SIDE - 1), at(SIDE - 1, 0)];
  for (const [frame, corner] of corners.entries()) {
    const { pixels, source } = await decodeRadiograph(bytes, nodeRasterDecoder, { frame });
    expect(pixels[0]).toBe(corner);
    expect(pixels).toHaveLength(64 * 64);
    expect(source.dicom).toMatchObject({ frame, frames: 3 });
  }
  await expect(decodeRadiograph(bytes, nodeRasterDecoder, { frame: 3 })).rejects.toMatchObject({
    reason: 'damaged',
    message: 'This DICOM picture is damaged: it has no frame 4.',
  });
});

test.each([
  ['ends-early', 'damaged', 'This DICOM picture is damaged: the file ends before the picture does.'],
  ['claims-2-gigabytes', 'too-large', /32,768 × 32,768 pixels .* at most 100 megapixels/],
  ['ct', 'not-a-radiograph', /a computed tomogram \(CT\), no radiograph/],
  ['report', 'not-a-radiograph', /a report without a picture \(SR\), no radiograph/],
])('%s is refused as %s', async (name, reason, message) => {
  await expect(read(name)).rejects.toMatchObject({
    name: 'UnreadableRadiograph',
    reason,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});
