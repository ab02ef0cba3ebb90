import { expect, test } from 'vitest';
import { unionFind } from '../../../../training/dataset/audit/union-find.ts';

test('things are alone until they are joined', () => {
  expect(unionFind(3).groups()).toEqual([[0], [1], [2]]);
});

test('joining is transitive, whatever the order', () => {
  const things = unionFind(6);
  things.join(4, 2);
  things.join(5, 3);
  things.join(2, 5);
  expect(things.groups()).toEqual([[0], [1], [2, 3, 4, 5]]);
  expect(things.rootOf(5)).toBe(2);
});

test('joining what is joined already changes nothing', () => {
  const things = unionFind(2);
  things.join(0, 1);
  things.join(1, 0);
  expect(things.groups()).toEqual([[0, 1]]);
});
