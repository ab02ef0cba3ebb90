import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSplit } from '../../../training/dataset/split.ts';
import { ExitCode } from '../../../training/exit-code.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFiles } from '../../support/scratch-folder.ts';

function files(count: number): Record<string, string> {
  const all: Record<string, string> = {};
  for (let index = 0; index < count; index++) {
    all[`one/fractured/${index}.png`] = `fractured ${index}`;
    all[`one/not fractured/${index}.png`] = `not fractured ${index}`;
    all[`one/not fractured/${index} - Copy.png`] = `not fractured ${index}, copied`;
    all[`two/fractured/${index}.png`] = `two, fractured ${index}`;
    all[`two/not fractured/${index}.png`] = `two, not fractured ${index}`;
  }
  return all;
}

test('several folders become one split, with a table of what is where', async () => {
  const folder = await scratchFiles(files(20));
  const { exitCode, output, errors } = await runHere(['split', 'one', 'two', '--out', 'split.json'], folder);
  expect(errors).toContain('No --audit');
  expect(exitCode).toBe(0);
  const split = await readSplit(join(folder, 'split.json'));
  expect(split.groups.flatMap(({ contents }) => contents)).toHaveLength(100);
  expect(output).toMatch(/^train +one +fractured +12 +60\.0 % +12$/m);
  expect(output).toMatch(/^train +one +not fractured +24 +60\.0 % +12$/m);
  expect(output).toMatch(/^test +two +fractured +4 +20\.0 % +4$/m);
});

test('an audit says what belongs together, and one of other pictures is refused', async () => {
  const folder = await scratchFiles({ ...files(4), 'broken.json': '{}' });
  const { exitCode, errors } = await runHere(
    ['split', 'one', '--out', 'split.json', '--audit', 'broken.json'],
    folder,
  );
  expect(errors).toContain('broken.json is not an audit');
  expect(exitCode).toBe(2);
});

test('a source that is too large to be shared out fairly is told', async () => {
  const copies = Array.from({ length: 10 }, (_, copy) => [`one/fractured/7 (${copy}).png`, `copy ${copy}`]);
  const folder = await scratchFiles({ ...files(2), ...Object.fromEntries(copies) });
  const { errors } = await runHere(['split', 'one', '--out', 'split.json'], folder);
  expect(errors).toContain('holds 10 of the 16 files of one: the shares cannot be met');
});

test('folds are files of their own, and the same seed writes them alike', async () => {
  const folder = await scratchFiles(files(12));
  const written = async (name: string): Promise<string[]> => {
    const args = ['split', 'one', 'two', '--folds', '3', '--seed', '7', '--out', `${name}.json`];
    expect((await runHere(args, folder)).exitCode).toBe(0);
    return Promise.all([1, 2, 3].map((fold) => readFile(join(folder, `${name}-${fold}.json`), 'utf8')));
  };
  const first = await written('a');
  expect(await written('b')).toEqual(first);
  expect(new Set(first).size).toBe(3);
});

test.each([
  [['one'], "required option '--out <file>' not specified"],
  [['one', '--out', 'x.json', '--holdout', '0.5,0.5'], 'Four shares that add up to 1'],
  [['one', '--out', 'x.json', '--folds', '2'], 'A whole number from 3'],
  [['one', '--out', 'x.json', '--folds', '3', '--holdout', '0.6,0.1,0.1,0.2'], 'cannot be used with option'],
  [['nowhere', '--out', 'x.json'], 'There is no folder'],
  [['one', '--out', 'no/such/folder/x.json'], 'cannot be written to'],
])('refuses %j', async (args, sentence) => {
  const { exitCode, errors } = await runHere(['split', ...args], await scratchFiles(files(2)));
  expect(exitCode).toBe(ExitCode.wrongUsage);
  expect(errors).toContain(sentence);
});
