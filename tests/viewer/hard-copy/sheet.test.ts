import { describe, expect, test } from 'vitest';
import { type Caption, sheetOf, wrapped } from '../../../src/viewer/hard-copy/sheet.ts';

/** Letters half as wide as they are high. */
const measure = (text: string, size: number): number => text.length * size * 0.5;

const caption = (changes: Partial<Caption> = {}): Caption => ({
  title: 'Uncertain',
  tone: 'uncertain',
  lines: ['File: wrist.png', 'Read by a model'],
  scale: { name: 'Evidence', less: '0 %', more: '100 %' },
  warning: 'For research and teaching only.',
  ...changes,
});

describe('a hard copy', () => {
  test('has the picture on top, uncovered, and every word below it, within the sheet', () => {
    const picture = { width: 1200, height: 900 };
    const sheet = sheetOf(picture, caption(), measure);
    expect(sheet.picture).toEqual({ left: 0, top: 0, ...picture });
    expect(sheet.texts.map(({ text }) => text)).toEqual([
      'Uncertain',
      'File: wrist.png',
      'Read by a model',
      'Evidence',
      '0 %',
      '100 %',
      'For research and teaching only.',
    ]);
    for (const { text, x, y, size } of sheet.texts) {
      expect(y - size).toBeGreaterThanOrEqual(picture.height);
      expect(y).toBeLessThan(sheet.height);
      expect(x).toBeGreaterThan(0);
      expect(x + measure(text, size)).toBeLessThan(sheet.width);
    }
  });

  test('shows the colours between their two ends', () => {
    const { scale, texts } = sheetOf({ width: 1200, height: 900 }, caption(), measure);
    const less = texts.find(({ text }) => text === '0 %');
    const more = texts.find(({ text }) => text === '100 %');
    if (!scale || !less || !more) throw new Error('The scale is not there.');
    expect(less.x + measure(less.text, less.size)).toBeLessThan(scale.left);
    expect(more.x).toBeGreaterThan(scale.left + scale.width);
    expect(sheetOf({ width: 1200, height: 900 }, caption({ scale: null }), measure).scale).toBeNull();
  });

  test('of a narrow picture is wide enough to be read, with the picture in the middle', () => {
    const { width, picture } = sheetOf({ width: 200, height: 900 }, caption(), measure);
    expect(width).toBeGreaterThan(600);
    expect(picture.left).toBe((width - 200) / 2);
  });

  test('grows with its words instead of leaving any out', () => {
    const long = 'word '.repeat(200).trim();
    const short = sheetOf({ width: 800, height: 800 }, caption(), measure);
    const tall = sheetOf({ width: 800, height: 800 }, caption({ lines: [long] }), measure);
    expect(tall.height).toBeGreaterThan(short.height);
    const said = tall.texts.map(({ text }) => text).join(' ');
    expect(said.match(/word/g)).toHaveLength(200);
  });
});

test('a text breaks between words, and a word that is longer than a line breaks too', () => {
  const widthOf = (text: string): number => text.length;
  expect(wrapped('one two three', 7, widthOf)).toEqual(['one two', 'three']);
  expect(wrapped('a-very-long-name.png', 8, widthOf)).toEqual(['a-very-l', 'ong-name', '.png']);
  expect(wrapped('', 8, widthOf)).toEqual([]);
});
