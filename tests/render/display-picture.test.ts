import { expect, test } from 'vitest';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { displayPicture } from '../../src/render/display-picture.ts';
import { greyPixels } from '../../src/render/pixels.ts';

const source = { format: 'png', bits: 16, channels: 1, bytes: 1 } as const;

function radiograph(width: number, height: number, pixels: Radiograph['pixels'], high = 255): Radiograph {
  return { width, height, pixels, range: { low: 0, high }, source };
}

test('a small radiograph is shown pixel for pixel', () => {
  const pixels = Uint8Array.of(0, 1, 127, 128, 254, 255);
  expect(displayPicture(radiograph(3, 2, pixels), 100)).toEqual({
    width: 3,
    height: 2,
    grey: new Uint8ClampedArray(pixels),
  });
});

test('the window maps its ends to black and white and clamps what lies beyond', () => {
  const pixels = Uint16Array.of(0, 1000, 2000, 3000, 4095);
  const { grey } = displayPicture(radiograph(5, 1, pixels, 4095), 100, { low: 1000, high: 3000 });
  expect([...grey]).toEqual([0, 0, 128, 255, 255]);
});

test('a large radiograph is shrunk to the side asked for, its proportions and its mean kept', () => {
  const pixels = Uint8Array.from({ length: 400 * 200 }, (_, at) => (at % 2 === 0 ? 40 : 160));
  const shown = displayPicture(radiograph(400, 200, pixels), 100);
  expect([shown.width, shown.height]).toEqual([100, 50]);
  expect(new Set(shown.grey)).toEqual(new Set([100]));
});

test('the radiograph itself is not altered', () => {
  const pixels = Uint16Array.of(5, 600, 70, 8);
  displayPicture(radiograph(2, 2, pixels, 1023), 1, { low: 10, high: 20 });
  expect([...pixels]).toEqual([5, 600, 70, 8]);
});

test('a radiograph without any contrast is black, not noise', () => {
  const flat = { ...radiograph(2, 1, Uint8Array.of(7, 7)), range: { low: 7, high: 7 } };
  expect([...displayPicture(flat, 10).grey]).toEqual([0, 0]);
});

test('grey becomes opaque pixels with red, green and blue alike', () => {
  const { rgba } = greyPixels({ width: 2, height: 1, grey: Uint8ClampedArray.of(3, 200) });
  expect([...rgba]).toEqual([3, 3, 3, 255, 200, 200, 200, 255]);
});
