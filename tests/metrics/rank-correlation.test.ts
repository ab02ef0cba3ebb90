import { expect, test } from 'vitest';
import { rankCorrelation } from '../../src/metrics/rank-correlation.ts';

test('numbers that rise together correlate by 1, whatever their scale, and the other way round by −1', () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 100, 1000, 10_000])).toBeCloseTo(1, 12);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12);
});

test('a worked example, and one with ties, come out as SciPy has them', () => {
  expect(
    rankCorrelation([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]),
  ).toBeCloseTo(-0.17575757575757575, 12);
  expect(rankCorrelation([1, 2, 2, 3], [1, 3, 2, 2])).toBeCloseTo(0.5, 12);
});

test('nothing correlates with what is always the same, and rows must be as long', () => {
  expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBeNaN();
  expect(() => rankCorrelation([1], [1, 2])).toThrow(RangeError);
});
