import { expect, test } from 'vitest';
import {
  countAcrossDatasets,
  findLabelConflicts,
  largestGroups,
} from '../../../../training/dataset/audit/count-groups.ts';
import type { Picture } from '../../../../training/dataset/dataset.ts';
import { madeUpPicture } from '../../../support/made-up-pictures.ts';

const source = ({ file }: Picture): string => file.slice(0, 1);

const pictures = [
  madeUpPicture('a1', { label: 'fractured', dataset: 'one' }),
  madeUpPicture('a2', { label: 'not fractured', dataset: 'one' }),
  madeUpPicture('a3', { label: null, dataset: 'two' }),
  madeUpPicture('b1', { label: 'fractured', dataset: 'one' }),
  madeUpPicture('b2', { label: null, dataset: 'one' }),
  madeUpPicture('c1', { label: 'fractured', dataset: 'two' }),
];

test('a source under both labels is a conflict; missing labels contradict nothing', () => {
  expect(findLabelConflicts(pictures, source)).toEqual([
    { group: 'a', labels: { fractured: 1, 'not fractured': 1, unlabelled: 1 } },
  ]);
});

test('sources that several sets share are counted for each combination of sets', () => {
  expect(countAcrossDatasets(pictures, source)).toEqual([
    { datasets: ['one', 'two'], groups: 1, contents: 3 },
  ]);
});

test('the largest families come first, and pictures without copies are none', () => {
  expect(largestGroups(pictures, source, 5)).toEqual([
    { group: 'a', files: 3, contents: 3 },
    { group: 'b', files: 2, contents: 2 },
  ]);
});
