import { expect, test } from 'vitest';
import { csvText } from '../../src/study/csv-text.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＠a', '=cmd|"/c calc"!A1'])(
  'the text %j is no formula to a spreadsheet',
  (text) => {
    const [cell = ''] = csvText([[text, 'next']]).split(',next');
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  },
);

test('numbers stay numbers, below zero and tiny ones too', () => {
  expect(csvText([[-0.5, 1e-7, 0, null, true]])).toBe('-0.5,1e-7,0,,true\r\n');
});

test('a name that only contains such signs stays as it is', () => {
  expect(csvText([['knee-1+2=3@home.png']])).toBe('knee-1+2=3@home.png\r\n');
});

test('a name cannot begin a row or a column of its own', () => {
  expect(csvText([['a",=1\r\n=2', 'b']])).toBe('"a"",=1\r\n=2",b\r\n');
});
