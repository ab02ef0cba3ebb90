import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grey } from '../../src/radiograph/grey.ts';
import { greyRange } from '../../src/radiograph/grey-range.ts';
import type { RasterImage } from '../../src/radiograph/raster-decoder.ts';

const pixel = (samples: readonly number[], bits: 8 | 16 = 8): RasterImage => {
  const channels = samples.length;
  if (channels !== 1 && channels !== 2 && channels !== 3 && channels !== 4) throw new Error('1 to 4 samples');
  const array = bits === 8 ? Uint8Array.from(samples) : Uint16Array.from(samples);
  return { width: 1, height: 1, channels, bits, samples: array };
};

describe('grey', () => {
  test('equal red, green and blue give just that value, in bytes and words', () => {
    for (let value = 0; value < 256; value++)
      expect(grey(pixel([value, value, value]))).toEqual(Uint8Array.of(value));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (value) => {
        expect(grey(pixel([value, value, value], 16))).toEqual(Uint16Array.of(value));
      }),
    );
  });

  test('colour weighs 0.299, 0.587 and 0.114, within half a level', () => {
    const sample = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(sample, sample, sample, (red, green, blue) => {
        const [value = Number.NaN] = grey(pixel([red, green, blue], 16));
        expect(Math.abs(value - (0.299 * red + 0.587 * green + 0.114 * blue))).toBeLessThan(1.5);
      }),
    );
  });

  test('what is transparent lies over black', () => {
    expect(grey(pixel([200, 255]))).toEqual(Uint8Array.of(200));
    expect(grey(pixel([200, 0]))).toEqual(Uint8Array.of(0));
    expect(grey(pixel([200, 128]))).toEqual(Uint8Array.of(100));
    expect(grey(pixel([40_000, 40_000, 40_000, 32_768], 16))).toEqual(Uint16Array.of(20_000));
  });

  test('samples that do not fill the picture are a mistake of the decoder', () => {
    expect(() => grey({ ...pixel([1, 2, 3]), width: 2 })).toThrow(RangeError);
  });
});

describe('the range of grey', () => {
  test('is that of a byte for bytes, however dark', () => {
    expect(greyRange(Uint8Array.of(0, 9))).toEqual({ low: 0, high: 255 });
  });

  test.each([
    [200, 255],
    [255, 255],
    [256, 1023],
    [1023, 1023],
    [1024, 4095],
    [4095, 4095],
    [16_383, 16_383],
    [16_384, 65_535],
    [65_535, 65_535],
    [0, 65_535],
  ])('of words up to %i ends at %i', (highest, high) => {
    expect(greyRange(Uint16Array.of(0, highest, Math.floor(highest / 3)))).toEqual({ low: 0, high });
  });
});
