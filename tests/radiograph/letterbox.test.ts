import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterbox } from '../../src/radiograph/letterbox.ts';
import { letterboxedGrey } from '../../src/radiograph/letterboxed-grey.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { distance } from '../support/distance.ts';

const side = fc.integer({ min: 1, max: 5000 });
const size = fc.record({ width: side, height: side });

function radiograph(width: number, height: number, pixels: Radiograph['pixels'], high = 255): Radiograph {
  const source = { format: 'png', bits: 8, channels: 1, bytes: 0 } as const;
  return { width, height, pixels, range: { low: 0, high }, source };
}

test('a picture lies within the frame, fills one side of it and is centred', () => {
  fc.assert(
    fc.property(size, size, (picture, frame) => {
      const { left, top, width, height } = letterbox(picture, frame);
      const right = frame.width - left - width;
      const bottom = frame.height - top - height;
      expect(Math.min(left, top, right, bottom)).toBeGreaterThanOrEqual(0);
      expect(width === frame.width || height === frame.height).toBe(true);
      expect(right - left).toBeOneOf([0, 1]);
      expect(bottom - top).toBeOneOf([0, 1]);
    }),
  );
});

test('its proportions are kept to the pixel', () => {
  fc.assert(
    fc.property(size, size, (picture, frame) => {
      const { width, height } = letterbox(picture, frame);
      const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
      expect(Math.abs(width - Math.max(1, picture.width * scale))).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(Math.abs(height - Math.max(1, picture.height * scale))).toBeLessThanOrEqual(0.5 + 1e-9);
    }),
  );
});

test('grey is in units of the range, and the margin is as asked', () => {
  const wide = radiograph(
    4,
    2,
    Uint16Array.from({ length: 8 }, () => 1023),
    4095,
  );
  const grey = letterboxedGrey(wide, { width: 4, height: 4 }, 0.5);
  expect([...grey.slice(0, 4), ...grey.slice(12)]).toEqual(Array(8).fill(0.5));
  for (const value of grey.slice(4, 12)) expect(value).toBeCloseTo(1023 / 4095, 6);
});

test('values beyond the range count as black and white before they are averaged', () => {
  const pixels = Float32Array.of(-1000, 300, 100, 5000);
  const clamped = letterboxedGrey(
    { ...radiograph(4, 1, pixels), range: { low: 100, high: 300 } },
    { width: 2, height: 1 },
    0,
  );
  expect([...clamped]).toEqual([0.5, 0.5]);
});

test('an 8-bit picture stored in words looks the same', () => {
  const bytes = Uint8Array.from({ length: 77 * 31 }, (_, at) => (at * 31) % 256);
  const frame = { width: 16, height: 16 };
  const words = radiograph(
    77,
    31,
    Uint16Array.from(bytes, (value) => value * 257),
    65_535,
  );
  const ofBytes = letterboxedGrey(radiograph(77, 31, bytes), frame, 0);
  expect(distance(letterboxedGrey(words, frame, 0), ofBytes).max).toBeLessThan(1e-6);
});
