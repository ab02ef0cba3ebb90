import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaAverage, weightMatrix } from '../../src/radiograph/area-average.ts';
import type { Size } from '../../src/radiograph/letterbox.ts';
import { distance } from '../support/distance.ts';

const side = fc.integer({ min: 1, max: 24 });
const size = fc.record({ width: side, height: side });
/** A picture and a smaller or equal size for it. */
const shrinking = fc
  .tuple(size, size)
  .map(([a, b]) => ({
    from: { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) },
    to: { width: Math.min(a.width, b.width), height: Math.min(a.height, b.height) },
  }))
  .chain(({ from, to }) =>
    fc.record({ from: fc.constant(from), to: fc.constant(to), pixels: picture(from) }),
  );
const resampling = fc
  .tuple(size, size)
  .chain(([from, to]) => fc.record({ from: fc.constant(from), to: fc.constant(to), pixels: picture(from) }));

function picture({ width, height }: Size): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: width * height, maxLength: width * height });
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** The definition itself: the integral over a rectangle of a picture whose pixels are unit squares. */
function integral(pixels: Uint8Array, from: Size, to: Size): number[] {
  const overlap = (a: number, b: number, c: number, d: number): number =>
    Math.max(0, Math.min(b, d) - Math.max(a, c));
  return Array.from({ length: to.width * to.height }, (_, index) => {
    const left = ((index % to.width) * from.width) / to.width;
    const top = (Math.floor(index / to.width) * from.height) / to.height;
    const right = left + from.width / to.width;
    const bottom = top + from.height / to.height;
    let sum = 0;
    pixels.forEach((value, at) => {
      const x = at % from.width;
      const y = Math.floor(at / from.width);
      sum += value * overlap(left, right, x, x + 1) * overlap(top, bottom, y, y + 1);
    });
    return sum / ((right - left) * (bottom - top));
  });
}

describe('shrinking', () => {
  test('is the integral over the area that each pixel covers', () => {
    fc.assert(
      fc.property(shrinking, ({ pixels, from, to }) => {
        expect(distance(areaAverage(pixels, from, to), integral(pixels, from, to)).max).toBeLessThan(1e-4);
      }),
    );
  });

  test('keeps the mean', () => {
    fc.assert(
      fc.property(shrinking, ({ pixels, from, to }) => {
        expect(mean(areaAverage(pixels, from, to))).toBeCloseTo(mean(pixels), 3);
      }),
    );
  });

  test('drops no hairline: a line one pixel wide leaves its share', () => {
    const pixels = new Uint8Array(1000 * 2);
    pixels[503] = 200;
    pixels[1503] = 200;
    expect(areaAverage(pixels, { width: 1000, height: 2 }, { width: 10, height: 2 })[5]).toBeCloseTo(2, 5);
  });
});

describe('resampling, smaller or larger', () => {
  test('leaves a constant constant', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 255 }), (from, to, value) => {
        const pixels = new Uint8Array(from.width * from.height).fill(value);
        const constant = new Uint8Array(to.width * to.height).fill(value);
        expect(distance(areaAverage(pixels, from, to), constant).max).toBeLessThan(1e-4);
      }),
    );
  });

  test('stays between the lowest and the highest value', () => {
    fc.assert(
      fc.property(resampling, ({ pixels, from, to }) => {
        const result = areaAverage(pixels, from, to);
        expect(Math.min(...result)).toBeGreaterThanOrEqual(Math.min(...pixels) - 1e-4);
        expect(Math.max(...result)).toBeLessThanOrEqual(Math.max(...pixels) + 1e-4);
      }),
    );
  });

  test('is two matrix products with the weight matrices', () => {
    fc.assert(
      fc.property(resampling, ({ pixels, from, to }) => {
        const across = weightMatrix(from.width, to.width);
        const down = weightMatrix(from.height, to.height);
        const product = Array.from({ length: to.width * to.height }, (_, at) => {
          const x = at % to.width;
          const y = Math.floor(at / to.width);
          return pixels.reduce((sum, pixel, source) => {
            const column = source % from.width;
            const row = Math.floor(source / from.width);
            return sum + pixel * (across[x * from.width + column] ?? 0) * (down[y * from.height + row] ?? 0);
          }, 0);
        });
        expect(distance(areaAverage(pixels, from, to), product).max).toBeLessThan(1e-3);
      }),
    );
  });

  test('to the same size changes nothing', () => {
    const pixels = Uint16Array.of(7, 60_000, 3, 9, 12, 4095);
    const same = { width: 3, height: 2 };
    expect([...areaAverage(pixels, same, same)]).toEqual([...pixels]);
  });

  test('interpolates between pixel centres when it enlarges, and repeats the ends', () => {
    const doubled = areaAverage(Uint8Array.of(0, 100), { width: 2, height: 1 }, { width: 4, height: 1 });
    expect([...doubled]).toEqual([0, 25, 75, 100]);
  });
});
