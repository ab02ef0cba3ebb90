import { expect, test } from 'vitest';
import type { SaliencyMap } from '../../src/classifier/finding.ts';
import { type OverlayField, overlayField } from '../../src/render/overlay-field.ts';

const whole = { left: 0, top: 0, width: 1, height: 1 };

function map(
  width: number,
  height: number,
  peak: readonly [x: number, y: number],
  picture = whole,
): SaliencyMap {
  const values = new Float32Array(width * height);
  values[peak[1] * width + peak[0]] = 1;
  return { width, height, values, picture };
}

/** Where the field is strongest, in fractions of its width and height. */
function strongest({ width, height, values }: OverlayField): [number, number] {
  const at = values.indexOf(Math.max(...values));
  return [((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height];
}

test('the strongest place of the map is the strongest of the field, and as strong', () => {
  const field = overlayField(map(8, 8, [5, 2]));
  const [x, y] = strongest(field);
  expect(x).toBeCloseTo(5.5 / 8, 2);
  expect(y).toBeCloseTo(2.5 / 8, 2);
  expect(Math.max(...field.values)).toBeGreaterThan(250);
});

test('only the part where the picture lies is laid over it', () => {
  const field = overlayField(map(8, 8, [2, 4], { left: 0.25, top: 0, width: 0.5, height: 1 }));
  expect([field.width, field.height]).toEqual([128, 256]);
  expect(strongest(field)[0]).toBeCloseTo(0.125, 2);
});

test('a map without influence is a field without any', () => {
  const nothing = { ...map(4, 4, [0, 0]), values: new Float32Array(16) };
  expect(new Set(overlayField(nothing).values)).toEqual(new Set([0]));
});
