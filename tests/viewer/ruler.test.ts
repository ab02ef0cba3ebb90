import { expect, test } from 'vitest';
import { lengthOf } from '../../src/viewer/ruler.ts';

const ruler = { from: { x: 0.1, y: 0.5 }, to: { x: 0.4, y: 0.9 } };
const size = { width: 1000, height: 1000 };

test('without a spacing a length is in pixels', () => {
  const { value, unit } = lengthOf(ruler, size, null);
  expect([Math.round(value), unit]).toEqual([500, 'px']);
});

test('with a spacing it is in millimetres, along each side by its own', () => {
  expect(lengthOf(ruler, size, { across: 0.1, down: 0.1 })).toMatchObject({ unit: 'mm' });
  expect(lengthOf(ruler, size, { across: 0.1, down: 0.1 }).value).toBeCloseTo(50);
  expect(lengthOf(ruler, size, { across: 0.2, down: 0.1 }).value).toBeCloseTo(Math.hypot(60, 40));
});
