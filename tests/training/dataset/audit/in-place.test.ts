import { expect, test } from 'vitest';
import { shareInPlace } from '../../../../training/dataset/audit/in-place.ts';
import { seededRandom } from '../../../../training/random.ts';

const SIDE = 96;
const map = { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 };

/** Soft spots, moved to the right by as much as `beside` says of their row, under noise. */
function spots(noise: number, beside: (row: number) => number, seed = 1) {
  const random = seededRandom(seed);
  const values = new Int8Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const from = x - beside(y);
      const wave = Math.sin(from * 0.7 + 3 * Math.sin(y / 9)) + Math.sin(y * 0.6 + 3 * Math.sin(from / 7));
      values[y * SIDE + x] = Math.max(-127, Math.min(127, 30 * wave + noise * random.normal()));
    }
  }
  return { width: SIDE, height: SIDE, values };
}

const still = () => 0;

test('the blocks of a copy are in place, however much noise blurs it', () => {
  expect(shareInPlace(spots(0, still), spots(0, still), map)).toBe(1);
  expect(shareInPlace(spots(15, still, 1), spots(15, still, 2), map)).toBeGreaterThan(0.95);
});

test('blocks that would fit better a little aside are not in place, without any noise', () => {
  const half = spots(0, (row) => (row < SIDE / 2 ? 0 : 2));
  expect(shareInPlace(spots(0, still), half, map)).toBeCloseTo(0.5, 1);
});

test('where nothing can be compared, nothing is in place', () => {
  const empty = { width: SIDE, height: SIDE, values: new Int8Array(SIDE * SIDE) };
  expect(shareInPlace(empty, empty, map)).toBe(0);
});
