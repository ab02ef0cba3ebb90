import { boolean, assert as check, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, inverse } from '../../src/render/affine.ts';
import type { Orientation } from '../../src/viewer/orientation.ts';
import {
  actualPixels,
  type Frame,
  fitScale,
  panned,
  placement,
  WHOLE,
  zoomedAt,
  zoomedTo,
} from '../../src/viewer/viewport.ts';

const pane = { left: 10, top: 20, width: 800, height: 600 };
const upright = { mirrored: false, quarterTurns: 0 } as const;
const wide: Frame = { size: { width: 400, height: 200 }, orientation: upright, pane };

const orientations = record({
  mirrored: boolean(),
  quarterTurns: constantFrom<Orientation['quarterTurns'][]>(0, 1, 2, 3),
});
const frames = record({
  size: record({ width: integer({ min: 1, max: 5000 }), height: integer({ min: 1, max: 5000 }) }),
  orientation: orientations,
  pane: record({
    left: integer({ min: 0, max: 300 }),
    top: integer({ min: 0, max: 300 }),
    width: integer({ min: 50, max: 3000 }),
    height: integer({ min: 50, max: 3000 }),
  }),
});

test('the whole picture fits its pane, as large as it can, in the middle', () => {
  expect(fitScale(wide)).toBe(2);
  const way = placement(wide, WHOLE);
  expect(apply(way, { x: 0, y: 0 })).toEqual({ x: 10, y: 120 });
  expect(apply(way, { x: 1, y: 1 })).toEqual({ x: 810, y: 520 });
});

test('a picture on its side fits by its height', () => {
  expect(fitScale({ ...wide, orientation: { mirrored: false, quarterTurns: 1 } })).toBe(1.5);
});

test('zooming keeps the place under the hand where it is, however the picture lies', () => {
  check(
    property(frames, double({ min: 0.8, max: 1.3, noNaN: true }), (frame, factor) => {
      const at = {
        x: frame.pane.left + frame.pane.width / 2 + 5,
        y: frame.pane.top + frame.pane.height / 2 - 7,
      };
      const start = { zoom: 1.5, centre: { x: 0.5, y: 0.5 } };
      const before = apply(inverse(placement(frame, start)), at);
      const zoomed = zoomedAt(start, frame, factor, at);
      const after = apply(inverse(placement(frame, zoomed)), at);
      const { x, y } = zoomed.centre;
      // Unless the picture would leave the pane.
      if (x > 0 && x < 1 && y > 0 && y < 1) {
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      }
    }),
  );
});

test('moving takes the picture along with the hand, however it lies', () => {
  check(
    property(frames, (frame) => {
      const start = { zoom: 2, centre: { x: 0.5, y: 0.5 } };
      const moved = panned(start, frame, { x: 6, y: -4 });
      const place = { x: 0.5, y: 0.5 };
      const before = apply(placement(frame, start), place);
      const after = apply(placement(frame, moved), place);
      const { x, y } = moved.centre;
      if (x > 0 && x < 1 && y > 0 && y < 1) {
        expect(after.x - before.x).toBeCloseTo(6, 4);
        expect(after.y - before.y).toBeCloseTo(-4, 4);
      }
    }),
  );
});

describe('the picture never gets lost', () => {
  test('a wheel turned for ever stops at half its size, and where a pixel is as large as a thumbnail', () => {
    let viewport = WHOLE;
    for (let turn = 0; turn < 100; turn++) viewport = zoomedAt(viewport, wide, 0.7, { x: 50, y: 60 });
    expect(viewport.zoom).toBe(0.5);
    for (let turn = 0; turn < 100; turn++) viewport = zoomedAt(viewport, wide, 1.6, { x: 50, y: 60 });
    expect(viewport.zoom * fitScale(wide)).toBe(48);
  });

  test('pushed away it keeps a corner in the middle', () => {
    expect(panned(WHOLE, wide, { x: 9999, y: -9999 }).centre).toEqual({ x: 0, y: 1 });
  });
});

test('at 1 : 1 a pixel of the picture is one of the screen, at any density', () => {
  for (const density of [1, 1.5, 3]) {
    const { zoom } = actualPixels(WHOLE, wide, density);
    expect(zoom * fitScale(wide) * density).toBeCloseTo(1, 10);
  }
});

test('a region is shown in the middle with as much again around it', () => {
  const part = { left: 0.7, top: 0.2, width: 0.1, height: 0.1 };
  const viewport = zoomedTo(part, wide);
  expect(viewport.centre.x).toBeCloseTo(0.75);
  expect(viewport.centre.y).toBeCloseTo(0.25);
  const way = placement(wide, viewport);
  const left = apply(way, { x: 0.7, y: 0.2 });
  const right = apply(way, { x: 0.8, y: 0.3 });
  expect(right.x - left.x).toBeCloseTo(800 / 3);
});
