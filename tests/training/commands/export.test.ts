import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readModelCard } from '../../../src/classifier/model-card.ts';
import { startEngine } from '../../../training/backend/engine.ts';
import { ExitCode } from '../../../training/exit-code.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { tinyModel, writeRun } from '../../support/tiny-model.ts';

beforeAll(async () => {
  await startEngine('wasm');
});

async function inFolderWithRun(): Promise<string> {
  const folder = await scratchFolder();
  await writeRun(join(folder, 'run'), tinyModel());
  return folder;
}

test('paths are meant from where the person is; what they do not say of the model has honest defaults', async () => {
  const folder = await inFolderWithRun();
  const args = ['export', '--from', 'run', '--to', 'out/mine', '--id', 'mine', '--precision', 'float16'];
  const run = await runHere(args, folder);
  expect(run.exitCode).toBe(ExitCode.allWell);
  expect(run.errors).toMatch(
    /^out\/mine: 8305 weights in float16, .* P\(fractured\) differs by at most \S+ from/,
  );
  const card = readModelCard(JSON.parse(await readFile(join(folder, 'out', 'mine', 'card.json'), 'utf8')));
  expect(card).toMatchObject({ id: 'mine', name: 'mine', weights: { precision: 'float16' } });
  expect(card.limits[0]).toMatch(/not a medical device/);
  const predicted = await runHere(['predict', '--model', 'out/mine', 'no.png'], folder);
  expect(predicted.output).toContain('no.png: There is no such file.');
});

test('what the person says of the model goes into its card', async () => {
  const folder = await inFolderWithRun();
  const said = ['--name', 'Mine', '--version', '2.1.0', '--summary', 'A test.', '--limit', 'One.', 'Two.'];
  await runHere(['export', '--from', 'run/model', '--to', 'out', '--id', 'mine', ...said], folder);
  const card = readModelCard(JSON.parse(await readFile(join(folder, 'out', 'card.json'), 'utf8')));
  expect(card).toMatchObject({
    name: 'Mine',
    version: '2.1.0',
    summary: 'A test.',
    limits: ['One.', 'Two.'],
    weights: { precision: 'float32' },
  });
});

test.each<[string, string[], ExitCode, RegExp]>([
  ['no id', ['--from', 'run', '--to', 'out'], ExitCode.wrongUsage, /'--id <id>' not specified/],
  [
    'an id with capitals',
    ['--from', 'run', '--to', 'out', '--id', 'Mine'],
    ExitCode.wrongUsage,
    /Small letters/,
  ],
  ['no run', ['--from', 'walk', '--to', 'out', '--id', 'mine'], ExitCode.wrongUsage, /walk is neither a run/],
])('%s: status and sentence', async (_, args, exitCode, message) => {
  const run = await runHere(['export', ...args], await inFolderWithRun());
  expect(run.exitCode).toBe(exitCode);
  expect(run.errors).toMatch(message);
});
