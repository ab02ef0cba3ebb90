import { expect, test } from 'vitest';
import { countLeaks, findLeaks } from '../../../../training/dataset/audit/leaks.ts';
import type { Picture } from '../../../../training/dataset/dataset.ts';
import { madeUpPicture } from '../../../support/made-up-pictures.ts';

const source = ({ file }: Picture): string => file.slice(file.indexOf('/') + 1).slice(0, 1);
const picture = (file: string, content: string): Picture =>
  madeUpPicture(file, {
    content,
    side: file.startsWith('train') ? 'train' : file.startsWith('val') ? 'val' : 'test',
  });

const pictures = [
  picture('train/a1', 'A1'),
  picture('train/a2', 'A2'),
  picture('train/b1', 'B1'),
  picture('test/a1', 'A1'),
  picture('test/b2', 'B2'),
  picture('val/b1', 'B1'),
  picture('test/c1', 'C1'),
  picture('val/c1', 'C1'),
];

test('test and validation files with equal bytes or a common source in train are leaks, and no others', () => {
  expect(
    findLeaks(pictures, source).map(({ kind, shown, trained }) => [kind, shown.file, trained.file]),
  ).toEqual([
    ['identical', 'test/a1', 'train/a1'],
    ['transformed', 'test/b2', 'train/b1'],
    ['identical', 'val/b1', 'train/b1'],
  ]);
});

test('each leaking file counts once', () => {
  expect(countLeaks(findLeaks(pictures, source))).toEqual({ identical: 2, transformed: 1 });
});

test('without a side train nothing leaks', () => {
  expect(findLeaks(pictures.slice(3), source)).toEqual([]);
});
