import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLASSIC_AUGMENTATION } from '../../../../training/dataset/augmentation/augmentation.ts';
import {
  type Affine,
  drawMovement,
  inverse,
  movePicture,
  NO_MOVEMENT,
} from '../../../../training/dataset/augmentation/movement.ts';
import { seededRandom } from '../../../../training/random.ts';

const size = { width: 5, height: 4 };
const picture = Uint8Array.from({ length: 20 }, (_, index) => index * 10);
const still = NO_MOVEMENT;

function moved(movement: Affine, margin = 0): number[] {
  const target = new Float32Array(picture.length);
  movePicture(picture, size, movement, margin, target);
  return [...target];
}

test('no movement changes nothing', () => {
  expect(moved(still)).toEqual([...picture]);
});

test('a mirror turns every row round', () => {
  const rows = moved({ ...still, xx: -1 });
  expect(rows.slice(0, 5)).toEqual([40, 30, 20, 10, 0]);
  expect(rows.slice(15)).toEqual([190, 180, 170, 160, 150]);
});

test('a shift brings in the margin', () => {
  expect(moved({ ...still, x: 1 }, 99).slice(0, 5)).toEqual([10, 20, 30, 40, 99]);
  expect(moved({ ...still, y: -1 }, 99).slice(0, 10)).toEqual([99, 99, 99, 99, 99, 0, 10, 20, 30, 40]);
});

test('half a pixel is the mean of its neighbours', () => {
  expect(moved({ ...still, x: 0.5 }).slice(0, 4)).toEqual([5, 15, 25, 35]);
});

test('movements stay within the bounds of the recipe and reach near them', () => {
  const frame = { width: 224, height: 224 };
  const random = seededRandom(9);
  const movements = Array.from({ length: 2000 }, () => drawMovement(CLASSIC_AUGMENTATION, frame, random));
  const turns = movements.map(({ yx, yy }) => Math.abs((Math.atan2(yx, yy) * 180) / Math.PI));
  const scales = movements.map(({ yx, yy }) => 1 / Math.hypot(yx, yy));
  const shifts = movements.map(({ x }) => Math.abs(x));
  expect(Math.max(...turns)).toBeLessThanOrEqual(20);
  expect(Math.max(...turns)).toBeGreaterThan(19);
  expect(Math.min(...scales)).toBeGreaterThanOrEqual(0.8);
  expect(Math.max(...scales)).toBeLessThanOrEqual(1.2);
  expect(Math.max(...shifts)).toBeLessThanOrEqual(22.4);
  const mirrored = movements.filter(({ xx }) => xx < 0).length;
  expect(mirrored).toBeGreaterThan(900);
  expect(mirrored).toBeLessThan(1100);
});

test('values never leave those of the picture and its margin', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const values = moved(drawMovement(CLASSIC_AUGMENTATION, size, seededRandom(seed)));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(190);
    }),
  );
});

test('the way back leads every place to where it came from', () => {
  const there = drawMovement(CLASSIC_AUGMENTATION, size, seededRandom(3));
  const back = inverse(there);
  const old = { x: there.xx * 2 + there.xy * -1 + there.x, y: there.yx * 2 + there.yy * -1 + there.y };
  expect(back.xx * old.x + back.xy * old.y + back.x).toBeCloseTo(2, 10);
  expect(back.yx * old.x + back.yy * old.y + back.y).toBeCloseTo(-1, 10);
});
