import { expect, test } from 'vitest';
import { Intensity } from '../../../../training/dataset/analysis/intensity.ts';

function levels(counts: Record<number, number>): Uint32Array {
  const all = new Uint32Array(256);
  for (const [level, count] of Object.entries(counts)) all[Number(level)] = count;
  return all;
}

test('a large picture weighs no more than a small one', () => {
  const intensity = new Intensity();
  intensity.add(levels({ 0: 1000 }));
  intensity.add(levels({ 255: 10 }));
  const figures = intensity.figures();
  expect(figures?.levels[0]).toBe(0.5);
  expect(figures?.levels[255]).toBe(0.5);
  expect(figures?.means.mean).toBe(0.5);
  expect(figures?.means.deviation).toBe(0.5);
  expect(figures?.deviations.highest).toBe(0);
});

test('a picture in three files counts three times', () => {
  const intensity = new Intensity();
  intensity.add(levels({ 0: 4 }), 3);
  intensity.add(levels({ 255: 4 }));
  const figures = intensity.figures();
  expect(figures?.pictures).toBe(4);
  expect(figures?.levels[0]).toBe(0.75);
  expect(figures?.means.mean).toBe(0.25);
  expect(figures?.picturesByMean[0]).toBe(3);
  expect(figures?.picturesByMean[49]).toBe(1);
});

test('the shares of the levels add up to one', () => {
  const intensity = new Intensity();
  intensity.add(levels({ 3: 7, 90: 11, 200: 3 }));
  intensity.add(levels({ 4: 1, 91: 5 }), 2);
  const sum = intensity.figures()?.levels.reduce((total, share) => total + share, 0);
  expect(sum).toBeCloseTo(1, 12);
});

test('nothing is said of no pictures', () => {
  expect(new Intensity().figures()).toBeNull();
});
