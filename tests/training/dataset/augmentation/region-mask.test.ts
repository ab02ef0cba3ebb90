import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLASSIC_AUGMENTATION } from '../../../../training/dataset/augmentation/augmentation.ts';
import { drawMovement, NO_MOVEMENT } from '../../../../training/dataset/augmentation/movement.ts';
import {
  coverCells,
  movedOutline,
  outlinesOf,
} from '../../../../training/dataset/augmentation/region-mask.ts';
import { seededRandom } from '../../../../training/random.ts';

const map = { width: 4, height: 4 };

function covered(...outlines: (readonly number[])[]): number[] {
  const mask = new Float32Array(16);
  for (const outline of outlines) coverCells(outline, map, mask);
  return [...mask];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('each cell holds the share of it that is covered', () => {
  // From 1.5 to 3 cells across and 0.25 to 1 down.
  expect(covered([0.375, 0.0625, 0.75, 0.0625, 0.75, 0.25, 0.375, 0.25])).toEqual([
    0, 0.375, 0.75, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  const triangle = covered([0, 0, 1, 0, 0, 1]);
  expect(triangle.slice(0, 5)).toEqual([1, 1, 1, 0.5, 1]);
  expect(triangle.slice(12)).toEqual([0.5, 0, 0, 0]);
});

test('the direction in which an outline runs does not matter, and two of them cover no more than all', () => {
  const outline = [0.1, 0.1, 0.6, 0.2, 0.5, 0.7];
  const backwards = [0.5, 0.7, 0.6, 0.2, 0.1, 0.1];
  const there = covered(outline);
  for (const [cell, share] of covered(backwards).entries()) expect(share).toBeCloseTo(there[cell] ?? -1, 6);
  expect(Math.max(...covered([0, 0, 1, 0, 1, 1, 0, 1], outline))).toBe(1);
});

test('what lies outside is cut off', () => {
  expect(covered([-1, -1, 0.25, -1, 0.25, 2, -1, 2])).toEqual([
    1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0,
  ]);
  expect(sum(covered([1.1, 0, 2, 0, 2, 1]))).toBe(0);
  expect(sum(covered([-3, -3, 4, -3, 4, 4, -3, 4]))).toBe(16);
});

test('all cells together cover the area of the outline', () => {
  const corner = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(corner, corner, corner, corner, corner, corner), ([ax, ay, bx, by, cx, cy]) => {
      const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
      expect(sum(covered([ax, ay, bx, by, cx, cy])) / 16).toBeCloseTo(area, 5);
    }),
  );
});

test('a region without an outline is its box', () => {
  const box = { left: 0.2, top: 0.4, width: 0.2, height: 0.4 };
  const [outline] = outlinesOf({ ...box, polygons: [] });
  expect(outline?.map((value) => Number(value.toFixed(9)))).toEqual([0.2, 0.4, 0.4, 0.4, 0.4, 0.8, 0.2, 0.8]);
  expect(outlinesOf({ ...box, polygons: [[0, 0, 1, 0, 1, 1]] })).toEqual([[0, 0, 1, 0, 1, 1]]);
});

test('an outline moves as the pixels do', () => {
  const frame = { width: 40, height: 30 };
  expect(movedOutline([0.25, 0.5], frame, NO_MOVEMENT)).toEqual([0.25, 0.5]);
  // What is taken from ten pixels further right comes to lie ten pixels further left.
  const [x, y] = movedOutline([0.5, 0.5], frame, { ...NO_MOVEMENT, x: 10 });
  expect(x).toBeCloseTo(0.25);
  expect(y).toBeCloseTo(0.5);
  const mirrored = movedOutline([0.1, 0.3], frame, { ...NO_MOVEMENT, xx: -1 });
  expect(mirrored[0]).toBeCloseTo(0.9);
  const turned = drawMovement(CLASSIC_AUGMENTATION, frame, seededRandom(4));
  const [px, py] = movedOutline([0.3, 0.6], frame, turned);
  const [fromX, fromY] = [((px ?? 0) - 0.5) * 40, ((py ?? 0) - 0.5) * 30];
  expect((turned.xx * fromX + turned.xy * fromY + turned.x) / 40 + 0.5).toBeCloseTo(0.3);
  expect((turned.yx * fromX + turned.yy * fromY + turned.y) / 30 + 0.5).toBeCloseTo(0.6);
});
