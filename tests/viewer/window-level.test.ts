import { expect, test } from 'vitest';
import { draggedWindow, levelOf, presetWindow, widthOf, windowAt } from '../../src/viewer/window-level.ts';
import { evenQuantiles, sighted } from '../support/sight.ts';

const greys = sighted();
const start = { low: 200, high: 800 };

test('up is brighter: the same grey lies higher in the window', () => {
  const dragged = draggedWindow(start, 0, 50, greys);
  expect(levelOf(dragged)).toBeLessThan(levelOf(start));
  expect(widthOf(dragged)).toBe(widthOf(start));
});

test('right is wider, about the same level', () => {
  const dragged = draggedWindow(start, 50, 0, greys);
  expect(widthOf(dragged)).toBeGreaterThan(widthOf(start));
  expect(levelOf(dragged)).toBe(levelOf(start));
});

test('the same drag goes through the same share of what pictures of eight and of sixteen bits hold', () => {
  const moved = [1, 64].map((factor) => {
    const quantiles = evenQuantiles.map((value) => value * factor);
    const from = windowAt(500 * factor, 600 * factor);
    return levelOf(draggedWindow(from, 0, 40, { ...greys, quantiles })) / factor;
  });
  expect(moved[0]).toBeCloseTo(moved[1] ?? Number.NaN);
});

test('a window is never narrower than one step of grey', () => {
  expect(widthOf(draggedWindow(start, -99_999, 0, greys))).toBe(1);
  expect(widthOf(draggedWindow(start, -99_999, 0, { ...greys, step: 0.01 }))).toBeCloseTo(0.01);
});

test('presets take their shares of the picture, the file’s own window counts as none', () => {
  expect(presetWindow('whole', greys)).toBeNull();
  expect(presetWindow('auto', greys)).toEqual({ low: 5, high: 995 });
  expect(presetWindow('strong', greys)).toEqual({ low: 50, high: 950 });
  expect(presetWindow('bone', greys)).toEqual({ low: 500, high: 999 });
  expect(presetWindow('soft', greys)).toEqual({ low: 0, high: 600 });
});

test('a picture of one grey has no window but the file’s', () => {
  expect(presetWindow('auto', { ...greys, quantiles: new Float32Array(1001).fill(7) })).toBeNull();
});
