import { describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { browserRasterDecoder } from '../../src/radiograph/browser-raster-decoder.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { fromBase64, toBase64 } from '../support/base64.ts';
import { bmpFile } from '../support/bmp-file.ts';
import { distance } from '../support/distance.ts';
import { limb } from '../support/limb.ts';
import type { Reading } from '../support/node-side.ts';

const files = [
  'grey.png',
  'grey.jpg',
  'colour.jpg',
  'colour-halved.jpg',
  'progressive.jpg',
  'profile.jpg',
  'print.jpg',
  'print-progressive.jpg',
  'print-profile.jpg',
  'print-luma.jpg',
  'grey.webp',
  'lossless.webp',
  'see-through.webp',
  'animated.webp',
  'grey.gif',
  'animated.gif',
  'grey.avif',
  'ten-bit.avif',
  'grey.tiff',
  'jpeg.tiff',
  'turned.jpg',
  'turned.png',
  'turned.webp',
  'turned.avif',
] as const;

async function readHere(bytes: Uint8Array): Promise<Reading> {
  try {
    const { width, height, range, pixels } = await decodeRadiograph(bytes, browserRasterDecoder);
    return { width, height, range, pixels: [...pixels] };
  } catch (error) {
    if (error instanceof UnreadableRadiograph) return { reason: error.reason };
    throw error;
  }
}

async function bothSides(bytes: Uint8Array): Promise<{ readonly here: Reading; readonly node: Reading }> {
  return { here: await readHere(bytes), node: await commands.readInNode(toBase64(bytes)) };
}

/** Grey levels between the two sides, in the mean. */
async function apart(bytes: Uint8Array): Promise<number> {
  const { here, node } = await bothSides(bytes);
  if (!('pixels' in here && 'pixels' in node)) throw new Error('One side refuses the picture.');
  expect({ ...here, pixels: [] }).toEqual({ ...node, pixels: [] });
  return distance(here.pixels, node.pixels).mean;
}

describe.each(files)('%s', (name) => {
  const file = commands.makePicture(name).then(fromBase64);

  test('looks the same here and in Node', async () => {
    const lossless =
      name.endsWith('.png') || name.endsWith('.gif') || name.endsWith('.tiff') || name === 'lossless.webp';
    expect(await apart(await file)).toBeLessThanOrEqual(lossless ? 0 : 2);
  });

  test('is refused as damaged here and in Node, wherever it is cut', async () => {
    const whole = await file;
    const lengths = [0.3, 0.7, 0.95].map((share) => Math.floor(whole.length * share));
    for (const length of [...lengths, whole.length - 1]) {
      expect(await bothSides(whole.slice(0, length)), `cut at ${length}`).toEqual({
        here: { reason: 'damaged' },
        node: { reason: 'damaged' },
      });
    }
  });
});

test.each(['grey.jpg', 'colour-halved.jpg', 'progressive.jpg'] as const)(
  '%s is refused here and in Node where its end marker comes too early',
  async (name) => {
    const whole = fromBase64(await commands.makePicture(name));
    const early = Uint8Array.from([...whole.slice(0, Math.floor(whole.length * 0.8)), 0xff, 0xd9]);
    expect(await bothSides(early)).toEqual({ here: { reason: 'damaged' }, node: { reason: 'damaged' } });
  },
);

/** AVIF and HEIC are boxed alike, and differ in the brands at the start and in what the boxes hold. */
function asHeic(avif: Uint8Array): Uint8Array {
  const text = String.fromCharCode(...avif.subarray(0, 40)).replaceAll('avif', 'heic');
  return Uint8Array.from([...Array.from(text, (letter) => letter.charCodeAt(0)), ...avif.subarray(40)]);
}

test('a BMP is read here', async () => {
  const pixels = limb(101, 60);
  const reading = await readHere(bmpFile(101, 60, pixels));
  expect(reading).toEqual({ width: 101, height: 60, range: { low: 0, high: 255 }, pixels: [...pixels] });
});

test('a HEIC that this browser cannot read is refused as such', async () => {
  expect(await readHere(asHeic(fromBase64(await commands.makePicture('grey.avif'))))).toEqual({
    reason: 'unsupported-format',
  });
});

test('a BMP that ends early is refused', async () => {
  const file = bmpFile(101, 60, limb(101, 60));
  for (const length of [60, 5000, file.length - 1]) {
    expect(await readHere(file.slice(0, length))).toEqual({ reason: 'damaged' });
  }
});

test('a picture larger than one band of the canvas is put together without a seam', async () => {
  const [width, height] = [2500, 3500];
  const pixels = Uint8Array.from(
    { length: width * height },
    (_, at) => (at % width) * 7 + Math.floor(at / width) * 3,
  );
  const reading = await decodeRadiograph(bmpFile(width, height, pixels), browserRasterDecoder);
  expect(distance(reading.pixels, pixels).max).toBe(0);
});

test('a worker reads pictures too', async () => {
  const worker = new Worker(new URL('../support/decoding-worker.ts', import.meta.url), { type: 'module' });
  const file = fromBase64(await commands.makePicture('lossless.webp'));
  const answer = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.postMessage(file);
  const here = await readHere(file);
  expect(await answer).toEqual(here);
  worker.terminate();
});
