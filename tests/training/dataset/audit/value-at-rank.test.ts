import { expect, test } from 'vitest';
import { valueAtRank } from '../../../../training/dataset/audit/value-at-rank.ts';
import { seededRandom } from '../../../../training/random.ts';

test.each([
  ['scattered', (uniform: number) => uniform * 1000 - 300],
  ['mostly alike', (uniform: number) => (uniform < 0.9 ? 7 : uniform * 1e6)],
  ['all alike', () => -4],
])('every rank of %s values is the one that sorting gives', (_, drawn) => {
  const random = seededRandom(1);
  const values = Float32Array.from({ length: 300 }, () => drawn(random.uniform()));
  const sorted = values.slice().sort();
  expect(Array.from(values, (_, rank) => valueAtRank(values, rank))).toEqual([...sorted]);
});

test('where there is no value, it is 0', () => {
  expect(valueAtRank(new Float32Array(), 0)).toBe(0);
});
