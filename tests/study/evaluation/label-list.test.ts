import { expect, test } from 'vitest';
import { readLabelList } from '../../../src/study/evaluation/label-list.ts';

const rows = (text: string) => {
  const list = readLabelList('labels.csv', text);
  return typeof list === 'string' ? list : list.rows;
};

test('columns are found by name, in any order, and labels in the words that people use', () => {
  expect(rows('Patient;Label;Filename\np1;Fractured;a.png\np1;not_fractured;b.png\n;0;c.png\n')).toEqual([
    { file: 'a.png', label: 'fractured', group: 'p1' },
    { file: 'b.png', label: 'not fractured', group: 'p1' },
    { file: 'c.png', label: 'not fractured', group: null },
  ]);
});

test('without names the columns are file, label and group', () => {
  expect(rows('.\\set\\a.png,1,p7\n')).toEqual([{ file: 'set/a.png', label: 'fractured', group: 'p7' }]);
});

test('a label that is not understood is named with its line, and the other lines count', () => {
  const list = readLabelList('labels.csv', 'file,label\na.png,maybe\nb.png,yes\n');
  expect(list).toMatchObject({ rows: [{ file: 'b.png' }], faults: [{ line: 2, label: 'maybe' }] });
});

test('what a model said is not taken for the truth, and another table not for a list', () => {
  expect(rows('file,model,probability,label\na.png,seed-cnn,0.9,fractured\n')).toBe('results');
  expect(rows('date,amount\n2024,3\n')).toBe('no-columns');
  expect(rows('\n\n')).toBe('empty');
});
