import { expect, test } from 'vitest';
import { nextShare } from '../../src/viewer/pace.ts';

/** The share at which a machine settles that needs so many milliseconds for every pixel of the screen. */
function settled(milliseconds: number): number {
  let share = 1;
  for (let frame = 0; frame < 60; frame++)
    share = nextShare(share, Math.max(16.7, milliseconds * share ** 2));
  return share;
}

test('a fast machine stays sharp', () => {
  expect(settled(5)).toBe(1);
});

test('a slow one settles where it is fluent', () => {
  const share = settled(150);
  expect(share).toBeLessThan(0.6);
  expect(150 * share ** 2).toBeLessThanOrEqual(41);
});

test('the picture never becomes a mosaic', () => {
  expect(settled(100_000)).toBe(0.25);
});
