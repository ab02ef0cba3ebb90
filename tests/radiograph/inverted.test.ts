import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { inverted } from '../../src/radiograph/inverted.ts';
import { looksInverted } from '../../src/radiograph/looks-inverted.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import type { PictureView } from '../../src/radiograph/picture-view.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { unitGrey } from '../../src/radiograph/unit-grey.ts';
import { dicomFile } from '../support/dicom-file.ts';
import { distance } from '../support/distance.ts';
import { pictureFile } from '../support/picture-files.ts';

const SAMPLES = join(import.meta.dirname, '../../public/samples');

const read = (file: Uint8Array, view?: PictureView): Promise<Radiograph> =>
  decodeRadiograph(file, nodeRasterDecoder, view);

test('inverted, black and white change places within the range, and twice is as before', async () => {
  for (const file of [
    await pictureFile('grey.png'),
    await dicomFile('explicit-little'),
    await dicomFile('no-window'),
  ]) {
    const radiograph = await read(file);
    const turned = await read(file, { inverted: true });
    const opposite = unitGrey(radiograph).map((grey) => 1 - grey);
    expect(distance(unitGrey(turned), opposite).max).toBeLessThan(1e-6);
    expect(turned.source).toEqual({ ...radiograph.source, inverted: true });
    expect(inverted(turned).pixels).toEqual(radiograph.pixels);
    expect(inverted(turned).range.low).toBeCloseTo(radiograph.range.low);
    expect(inverted(turned).range.high).toBeCloseTo(radiograph.range.high);
  }
});

test('bright bone is left in peace, and a negative is noticed', async () => {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.png'));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    const file = await readFile(join(SAMPLES, name));
    expect(looksInverted(await read(file)), name).toBe(false);
    expect(looksInverted(await read(file, { inverted: true })), name).toBe(true);
  }
});

test('MONOCHROME1 is a way to store a radiograph, and no negative', async () => {
  for (const name of ['monochrome1', 'monochrome1-8-bit']) {
    expect(looksInverted(await read(await dicomFile(name))), name).toBe(false);
  }
});
