import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Classifier } from '../../src/classifier/classifier.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { startEngine } from '../../training/backend/engine.ts';
import { storedModelFiles } from '../../training/models/stored-model-files.ts';
import { dicomFile, phantomFile, phantomPixels, SIDE } from '../support/dicom-file.ts';
import { runProgram } from '../support/run-program.ts';
import { scratchFiles } from '../support/scratch-folder.ts';

const MODEL = join(process.cwd(), 'public/models/seed-cnn');

let classifier: Classifier;
beforeAll(async () => {
  await startEngine('wasm');
  classifier = await loadClassifier(storedModelFiles(MODEL));
});
afterAll(() => classifier.dispose());

async function probability(file: Uint8Array, window = 0): Promise<number> {
  const finding = await classifier.read(await decodeRadiograph(file, nodeRasterDecoder, { window }));
  return finding.probability;
}

/** The phantom as a program exports it that shows it through a window. */
async function exported(centre: number, width: number): Promise<Uint8Array> {
  const low = centre - width / 2;
  const data = Uint8Array.from(await phantomPixels(), (value) =>
    Math.min(Math.max(Math.round(((value - low) / width) * 255), 0), 255),
  );
  return encode({ width: SIDE, height: SIDE, data, depth: 8, channels: 1 });
}

test.each(['explicit-little', 'monochrome1', '8-bit', 'monochrome1-8-bit', 'linear-exact', 'no-window'])(
  'the radiograph as %s is judged as it is as PNG',
  async (name) => {
    const asPng = await probability(await phantomFile());
    expect(Math.abs((await probability(await dicomFile(name))) - asPng)).toBeLessThan(0.02);
  },
);

test.each([
  [0, 2048, 4096],
  [1, 1400, 2400],
  [2, 1000, 600],
])('seen through window %i it is judged as a PNG that was exported so', async (window, centre, width) => {
  const asPng = await probability(await exported(centre, width));
  expect(Math.abs((await probability(await dicomFile('explicit-little'), window)) - asPng)).toBeLessThan(
    0.02,
  );
});

test('the program reads DICOM files too, with and without an ending, and names what is no radiograph', async () => {
  const folder = await scratchFiles({
    IM0001: await dicomFile('jpeg-2000'),
    'knee.dcm': await dicomFile('jpeg-ls'),
    'slice.dcm': await dicomFile('ct'),
  });
  const { output } = await runProgram(
    ['predict', '--jsonl', '--model', MODEL, 'IM0001', 'knee.dcm', 'slice.dcm'],
    { folder },
  );
  const [bare, named, slice] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(bare.probability).toBeCloseTo(await probability(await phantomFile()), 2);
  expect(named.probability).toBeCloseTo(bare.probability, 6);
  expect(slice.error).toMatch(/^This DICOM file is a computed tomogram \(CT\)/);
}, 180_000);
