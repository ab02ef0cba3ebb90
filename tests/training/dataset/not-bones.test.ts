import { expect, test } from 'vitest';
import type { Dataset } from '../../../training/dataset/dataset.ts';
import { type GateSide, notBonesOn } from '../../../training/dataset/not-bones.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';

const files = Array.from({ length: 400 }, (_, index) =>
  index % 2 === 0 ? `chest/${1000 + (index >> 3)}_00${index}.jpg` : `photo/p${index}.jpg`,
);
const set: Dataset = {
  name: 'others',
  root: '/others',
  pictures: files.map((file) => ({ ...madeUpPicture(file), file })),
};

const SIDES: readonly GateSide[] = ['train', 'validation', 'test'];

test('each picture is on one side, under the folder it lies in, and half of them teach', () => {
  const sides = SIDES.map((side) => [...notBonesOn(side, set).values()].flat().map(({ file }) => file));
  expect(sides.flat().sort()).toEqual([...files].sort());
  expect([...notBonesOn('train', set).keys()].sort()).toEqual(['chest', 'photo']);
  expect(sides[0]?.length).toBeGreaterThan(150);
  expect(sides[0]?.length).toBeLessThan(250);
});

test('pictures of one patient stay together', () => {
  const sideOf = new Map<string, Set<GateSide>>();
  for (const side of SIDES) {
    for (const { file } of notBonesOn(side, set).get('chest') ?? []) {
      const patient = file.split('_')[0] ?? '';
      sideOf.set(patient, new Set([...(sideOf.get(patient) ?? []), side]));
    }
  }
  expect([...sideOf.values()].every(({ size }) => size === 1)).toBe(true);
});
