import { describe, expect, test } from 'vitest';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { filmPlane, planeBuffers, planeOfThumbnail } from '../../src/render/film-plane.ts';
import { limb } from '../support/limb.ts';
import { radiographOf } from '../support/radiograph-of.ts';

const deep = (pixels: Radiograph['pixels'], width: number, height: number): Radiograph => ({
  ...radiographOf(pixels, width, height),
  range: { low: 0, high: 4095 },
});

describe('the words of a plane', () => {
  test.each([
    ['bytes', Uint8Array.of(0, 1, 127, 128, 254, 255)],
    ['sixteen bits', Uint16Array.of(0, 1, 4095, 128, 40_000, 65_535)],
  ])('are the radiograph’s own %s, and their own copy', (_, pixels) => {
    const plane = filmPlane(deep(pixels, 3, 2), 4096);
    expect(plane.levels[0]).toEqual({ width: 3, height: 2, pixels });
    expect(plane).toMatchObject({ offset: 0, step: 1, range: { low: 0, high: 4095 } });
    expect(planeBuffers(plane)).not.toContain(pixels.buffer);
  });

  test('of other numbers lie on even steps from the lowest to the highest', () => {
    const plane = filmPlane(deep(Float32Array.of(-1000, 0, 250.5, 3000), 2, 2), 4096);
    const [{ pixels }] = plane.levels;
    const greys = Array.from(pixels, (word) => plane.offset + word * plane.step);
    for (const [index, grey] of [-1000, 0, 250.5, 3000].entries()) {
      expect(Math.abs((greys[index] ?? 0) - grey)).toBeLessThanOrEqual(plane.step / 2);
    }
  });
});

test('a radiograph too large is shrunk to the side, and its own size is remembered', () => {
  const plane = filmPlane(deep(new Uint16Array(600 * 300).fill(1234), 600, 300), 200);
  expect(plane.levels[0]).toMatchObject({ width: 200, height: 100 });
  expect(new Set(plane.levels[0].pixels)).toEqual(new Set([1234]));
  expect(plane.size).toEqual({ width: 600, height: 300 });
});

test('each level is half the one before, rounded down, to a thumbnail’s size, and keeps its mean', () => {
  const { levels } = filmPlane(radiographOf(limb(1001, 1400), 1001, 1400), 4096);
  expect(levels.map(({ width, height }) => [width, height])).toEqual([
    [1001, 1400],
    [500, 700],
    [250, 350],
    [125, 175],
  ]);
  const means = levels.map(
    ({ pixels }) => Array.from(pixels).reduce((sum, word) => sum + word, 0) / pixels.length,
  );
  for (const mean of means) expect(Math.abs(mean - (means[0] ?? 0))).toBeLessThan(0.6);
});

test('even and odd sizes halve alike', () => {
  const checks = (width: number, height: number) =>
    filmPlane(
      radiographOf(
        Uint8Array.from({ length: width * height }, (_, at) => ((at % width) % 2 === 0 ? 10 : 30)),
        width,
        height,
      ),
      4096,
    ).levels[1]?.pixels ?? [];
  expect(new Set(checks(400, 300))).toEqual(new Set([20]));
  for (const word of checks(401, 301)) expect(Math.abs(word - 20)).toBeLessThan(3);
});

describe('the thousandths', () => {
  test('tell how much of the picture lies below a grey value', () => {
    const pixels = Uint16Array.from({ length: 2000 }, (_, at) => at + 1);
    const { quantiles } = filmPlane(deep(pixels, 50, 40), 4096);
    expect(quantiles[0]).toBeLessThan(5);
    expect(Math.abs((quantiles[500] ?? 0) - 1000)).toBeLessThan(3);
    expect(quantiles[1000]).toBe(2000);
  });

  test('leave out the darkest value, which is margin', () => {
    const pixels = Uint8Array.from({ length: 1000 }, (_, at) => (at < 900 ? 0 : 100 + (at % 100)));
    const { quantiles } = filmPlane(radiographOf(pixels, 50, 20), 4096);
    expect(quantiles[5]).toBeGreaterThanOrEqual(100);
    expect(Math.abs((quantiles[500] ?? 0) - 150)).toBeLessThan(3);
  });

  test('of one grey are all that grey', () => {
    expect(new Set(filmPlane(radiographOf(new Uint8Array(100).fill(7), 10, 10), 99).quantiles)).toEqual(
      new Set([7]),
    );
  });
});

test('a thumbnail stands in with the radiograph’s own size', () => {
  const thumbnail = { width: 2, height: 1, grey: Uint8ClampedArray.of(3, 200) };
  const plane = planeOfThumbnail(thumbnail, { width: 2000, height: 1000 });
  expect(plane.size).toEqual({ width: 2000, height: 1000 });
  expect([...plane.levels[0].pixels]).toEqual([3, 200]);
});
