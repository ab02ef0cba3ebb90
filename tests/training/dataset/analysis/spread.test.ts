import { expect, test } from 'vitest';
import { spreadOf } from '../../../../training/dataset/analysis/spread.ts';

test('five numbers have their quartiles among themselves', () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({
    count: 5,
    mean: 3,
    deviation: Math.sqrt(2),
    lowest: 1,
    lowerQuartile: 2,
    median: 3,
    upperQuartile: 4,
    highest: 5,
  });
});

test('quantiles between two numbers lie on the line between them', () => {
  expect(spreadOf([0, 10])).toMatchObject({ lowerQuartile: 2.5, median: 5, upperQuartile: 7.5 });
});

test('one number is its own spread, and none has no spread', () => {
  expect(spreadOf([7])).toMatchObject({ lowest: 7, median: 7, highest: 7, deviation: 0 });
  expect(spreadOf([])).toBeNull();
});
