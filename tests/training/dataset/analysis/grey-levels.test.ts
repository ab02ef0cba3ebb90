import { expect, test } from 'vitest';
import { greyLevels, LEVELS, levelMoments } from '../../../../training/dataset/analysis/grey-levels.ts';

const counts = (levels: Uint32Array): [number, number][] =>
  [...levels.entries()].filter(([, count]) => count > 0);

test('bytes are counted as they are', () => {
  const levels = greyLevels({ pixels: Uint8Array.of(0, 7, 7, 255), range: { low: 0, high: 255 } });
  expect(levels).toHaveLength(LEVELS);
  expect(counts(levels)).toEqual([
    [0, 1],
    [7, 2],
    [255, 1],
  ]);
});

test('words are mapped from their range, and what lies outside it is clamped', () => {
  const pixels = Uint16Array.of(0, 100, 2100, 4100, 60_000);
  expect(counts(greyLevels({ pixels, range: { low: 100, high: 4100 } }))).toEqual([
    [0, 2],
    [128, 1],
    [255, 2],
  ]);
});

test('a picture of one value has a mean and no deviation', () => {
  const levels = greyLevels({ pixels: Uint8Array.of(51, 51, 51), range: { low: 0, high: 255 } });
  expect(levelMoments(levels)).toEqual({ mean: 0.2, deviation: 0 });
});

test('half black and half white have the mean and the deviation one half', () => {
  const levels = greyLevels({ pixels: Uint8Array.of(0, 255, 0, 255), range: { low: 0, high: 255 } });
  expect(levelMoments(levels)).toEqual({ mean: 0.5, deviation: 0.5 });
});
