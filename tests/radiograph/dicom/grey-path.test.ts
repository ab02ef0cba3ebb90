import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import { unitGrey } from '../../../src/radiograph/unit-grey.ts';
import { dicomFile, phantomPixels } from '../../support/dicom-file.ts';

/** What is shown through a window, 0 black to 1 white. */
async function shown(name: string, window = 0): Promise<Float32Array> {
  return unitGrey(await decodeRadiograph(await dicomFile(name), nodeRasterDecoder, { window }));
}

/** PS3.3 section C.11.2.1.2.1, word for word. */
function linear(value: number, centre: number, width: number): number {
  if (value <= centre - 0.5 - (width - 1) / 2) return 0;
  if (value > centre - 0.5 + (width - 1) / 2) return 1;
  return (value - (centre - 0.5)) / (width - 1) + 0.5;
}

async function expectShown(grey: Float32Array, expected: (value: number) => number): Promise<void> {
  const differences = (await phantomPixels()).map((value, at) => Math.abs(expected(value) - (grey[at] ?? 9)));
  expect(Math.max(...differences)).toBeLessThan(1e-5);
}

test.each([
  [0, 2048, 4096],
  [1, 1400, 2400],
  [2, 1000, 600],
])('window %i of several is laid over the values after rescaling', async (window, centre, width) => {
  for (const name of ['explicit-little', 'signed'])
    await expectShown(await shown(name, window), (value) => linear(value, centre, width));
});

test('the inversion of MONOCHROME1 comes last: black becomes white', async () => {
  const grey = await shown('monochrome1', 1);
  await expectShown(grey, (value) => 1 - linear(4095 - value, 1400, 2400));
});

test('a window can be exact or a sigmoid', async () => {
  await expectShown(await shown('linear-exact'), (value) => value / 4095);
  await expectShown(await shown('sigmoid'), (value) => 1 / (1 + Math.exp((-4 * (value - 2048)) / 2048)));
});

test('tables map values of a modality and values of interest', async () => {
  await expectShown(await shown('voi-table'), (value) => Math.round(255 * Math.sqrt(value / 4095)) / 255);
  await expectShown(await shown('modality-table'), (value) => linear(2 * value, 4096, 8192));
});

test('without a window the percentiles of the picture speak', async () => {
  const { range, source } = await decodeRadiograph(await dicomFile('no-window'), nodeRasterDecoder);
  const sorted = (await phantomPixels()).sort((a, b) => a - b);
  expect(range.low).toBeCloseTo(sorted[Math.floor(0.001 * sorted.length)] ?? -1, -1);
  expect(range.high).toBeCloseTo(sorted[Math.floor(0.999 * sorted.length)] ?? -1, -1);
  expect(source.dicom).toMatchObject({ windows: [], window: null });
});

test('the windows to choose from are named, and the size of a pixel is corrected for magnification', async () => {
  const { source } = await decodeRadiograph(await dicomFile('rle'), nodeRasterDecoder, { window: 1 });
  expect(source.dicom?.windows.map(({ name }) => name)).toEqual(['Whole', 'Bone', 'Soft tissue']);
  expect(source.dicom?.window).toBe(1);
  expect(source.spacing?.down).toBeCloseTo(0.2, 9);
  expect(source.spacing?.across).toBeCloseTo(0.1, 9);
  expect(structuredClone(source)).toEqual(source);
});
