import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/app/default-model.ts';
import { startEngine } from '../../../training/backend/engine.ts';
import { CommandFailure, ExitCode } from '../../../training/exit-code.ts';
import { exportedModelFolder, loadExportedModel } from '../../../training/models/exported-models.ts';
import { packageRoot } from '../../../training/package-root.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

beforeAll(async () => {
  await startEngine('cpu');
});

afterEach(() => vi.unstubAllEnvs());

/** A folder the person is in, with the tiny model in it. */
async function workingFolder(name: string): Promise<string> {
  const folder = await scratchFolder();
  await cp(TINY_MODEL, join(folder, name), { recursive: true });
  vi.stubEnv('INIT_CWD', folder);
  return folder;
}

test('a model that ships is found by its id; where none is named, the first of the list is used', async () => {
  expect(exportedModelFolder('seed-cnn')).toBe(join(packageRoot(), 'public', 'models', 'seed-cnn'));
  const list = JSON.parse(await readFile(join(packageRoot(), 'public/models/index.json'), 'utf8'));
  expect(basename(exportedModelFolder())).toBe(list[0]);
  expect(DEFAULT_MODEL).toBe(list[0]);
});

test('any other model is found by its folder, as seen from where the person is', async () => {
  const folder = await workingFolder('mine');
  expect(exportedModelFolder('mine')).toBe(join(folder, 'mine'));
  const classifier = await loadExportedModel('./mine');
  expect(classifier.card.id).toBe('tiny');
  classifier.dispose();
});

test('an id that ships goes before a folder of its name; a path means the folder', async () => {
  const folder = await workingFolder('seed-cnn');
  expect(exportedModelFolder('seed-cnn')).toContain(join('public', 'models'));
  expect(exportedModelFolder('./seed-cnn')).toBe(join(folder, 'seed-cnn'));
});

test('a damaged model ends the command with a sentence that names the folder', async () => {
  const folder = await workingFolder('mine');
  await writeFile(join(folder, 'mine', 'weights-1of1.bin'), 'gone');
  const error = await loadExportedModel('mine').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CommandFailure);
  expect(error).toMatchObject({ exitCode: ExitCode.nothingDone });
  expect(String(error)).toContain(
    `The model in ${join(folder, 'mine')} cannot be used. The model's file weights-1of1.bin has 4 bytes`,
  );
});

test('the package is found from wherever the program lies', () => {
  expect(existsSync(join(packageRoot(), 'training', 'cli.ts'))).toBe(true);
});
