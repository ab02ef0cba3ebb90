import { afterEach, expect, test } from 'vitest';
import { formatBytes, formatCount, formatDate, formatMeasure } from '../../src/ui/format.ts';
import { LANGUAGES, languageFor } from '../../src/ui/language.ts';
import { german } from '../../src/ui/messages/de.ts';
import { english } from '../../src/ui/messages/en.ts';
import { messages, speak } from '../../src/ui/messages.ts';

afterEach(() => speak('en'));

/** Values that a text may ask for; each is given all of one kind, the first kind of which it makes a text. */
const VALUES: readonly (readonly unknown[])[] = [
  [0.37, 12, 3, 4, 5, 6],
  ['one', 'two', 'three', 'four', 'five', 'six'],
  [['a', 'b'], ['c'], ['d'], ['e'], ['f'], ['g']],
  [{ reason: 'damaged', message: 'It ends early.' }],
];

/** What shows in a text that was made of another kind of value than it asks for. */
const MISUSED = /undefined|\[object/;

function called(text: CallableFunction, path: string): string {
  for (const values of VALUES) {
    try {
      const made: unknown = Reflect.apply(text, null, values);
      if (typeof made === 'string' && made !== '' && !MISUSED.test(made)) return made;
    } catch {
      // Another kind of values may do.
    }
  }
  throw new Error(`${path} makes no text.`);
}

/** What a table says, text by text, under the path to each. */
function textsOf(table: unknown, path = ''): Map<string, string> {
  if (typeof table === 'string') return new Map([[path, table]]);
  if (typeof table === 'function') return new Map([[path, called(table, path)]]);
  if (typeof table !== 'object' || table === null) throw new Error(`${path} is no text.`);
  return new Map(Object.entries(table).flatMap(([key, value]) => [...textsOf(value, `${path}/${key}`)]));
}

test('every text is there in both languages, none is empty, and what functions make are texts', () => {
  const [inEnglish, inGerman] = [textsOf(english), textsOf(german)];
  expect([...inGerman.keys()].sort()).toEqual([...inEnglish.keys()].sort());
  for (const [path, text] of [...inEnglish, ...inGerman]) {
    expect(text.trim(), path).not.toBe('');
    expect(text, path).not.toMatch(MISUSED);
  }
});

test('no sentence was left in English', () => {
  const inGerman = textsOf(german);
  const same = [...textsOf(english)].filter(
    ([path, text]) => text === inGerman.get(path) && (text.match(/[a-z]{2,}/gi)?.length ?? 0) > 2,
  );
  expect(same).toEqual([]);
});

test('German texts have German quotation marks', () => {
  for (const [path, text] of textsOf(german)) {
    expect(text, path).not.toMatch(/”|"/);
    expect(text.match(/„/g)?.length ?? 0, path).toBe(text.match(/“/g)?.length ?? 0);
  }
});

test('a failure is told in a sentence of the language, with what is known of it behind', () => {
  speak('de');
  expect(messages.failure({ reason: 'empty', message: 'This file is empty.' })).toBe(
    'Diese Datei ist leer. Im Einzelnen: This file is empty.',
  );
  expect(messages.failure({ reason: null, message: 'No idea.' })).toMatch(/^Etwas ist schiefgegangen/);
});

test('the first language of the browser that the page speaks is taken, and English where it speaks none', () => {
  expect(languageFor(['fr-CA', 'de-CH', 'en'])).toBe('de');
  expect(languageFor(['EN-gb', 'de'])).toBe('en');
  expect(languageFor(['fr', 'pl'])).toBe('en');
  expect(languageFor([])).toBe('en');
});

test('bytes are told in the unit that keeps them short', () => {
  expect([999, 2_000, 1_540_000, 10_737_418_240].map(formatBytes)).toEqual([
    '999 B',
    '2 KB',
    '1.5 MB',
    '10.7 GB',
  ]);
});

test('texts, numbers and dates change their language together, whenever they are looked up', () => {
  const said = () => [
    messages.verdict.label.fractured,
    messages.model.auc(0.9, 0.85, 0.94),
    formatCount(12_345),
    formatMeasure(0.5),
    formatBytes(1_540_000),
    formatDate('2026-03-01T10:00:00Z'),
  ];
  expect(said()).toEqual([
    'Fractured',
    'AUC 0.90 (95 % interval 0.85 to 0.94)',
    '12,345',
    '0.50',
    '1.5 MB',
    'March 1, 2026',
  ]);
  speak('de');
  expect(said()).toEqual([
    'Fraktur',
    'AUC 0,90 (95-%-Intervall 0,85 bis 0,94)',
    '12.345',
    '0,50',
    '1,5 MB',
    '1. März 2026',
  ]);
  expect(LANGUAGES).toEqual(['en', 'de']);
});
