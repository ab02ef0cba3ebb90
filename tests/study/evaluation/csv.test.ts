import { expect, test } from 'vitest';
import { csvText } from '../../../src/study/csv-text.ts';
import { readCsv } from '../../../src/study/evaluation/csv.ts';

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).map((row) => row.cells);

test.each([
  ['commas', 'file,label\na.png,1\n'],
  ['semicolons, as where the comma is the decimal sign', 'file;label\r\na.png;1'],
  ['tabs', 'file\tlabel\na.png\t1\n'],
  ['a byte order mark and lines as on an old Mac', '\uFEFFfile,label\ra.png,1\r'],
  ['empty lines', '\nfile,label\n\na.png,1\n\n'],
])('%s', (_, text) => {
  expect(cells(text)).toEqual([
    ['file', 'label'],
    ['a.png', '1'],
  ]);
});

test('quotes keep separators, lines’ ends and quotes within a cell', () => {
  expect(cells('"a, b.png","say ""no""","two\nlines"\r\nc,d,\n')).toEqual([
    ['a, b.png', 'say "no"', 'two\nlines'],
    ['c', 'd', ''],
  ]);
  expect(cells('"a,b,c";d\nx;y')).toEqual([
    ['a,b,c', 'd'],
    ['x', 'y'],
  ]);
});

test('a row knows its line, also after a cell of two lines', () => {
  expect(readCsv('a,"b\nc"\n\nd,e').map(({ line }) => line)).toEqual([1, 4]);
});

test('what is written is read the same', () => {
  const rows = [
    ['plain', 'with, comma', 'with "quotes"'],
    ['two\r\nlines', '', 'ü'],
  ];
  expect(cells(csvText(rows))).toEqual(rows);
});
