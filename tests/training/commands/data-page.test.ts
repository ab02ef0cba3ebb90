import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readModelCard } from '../../../src/classifier/model-card.ts';
import { type ModelData, readModelData } from '../../../src/classifier/model-data.ts';
import { evaluate, type JudgedPicture } from '../../../training/evaluation/evaluation.ts';
import { ExitCode } from '../../../training/exit-code.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const json = async (...path: string[]) => JSON.parse(await readFile(join(...path), 'utf8'));

const judged = (probability: number, fractured: boolean, at: number): JudgedPicture => ({
  probability,
  fractured,
  group: `${at}`,
  alsoInTrain: at === 0,
  dataset: 'kaggle',
  traits: [],
  boxes: null,
  evidence: null,
});

const evaluation = evaluate(
  [0.9, 0.8, 0.3, 0.7, 0.2, 0.1].map((probability, at) => judged(probability, at < 3, at)),
  {
    model: { id: 'tiny', version: '1.0.0' },
    data: 'kaggle, side "test"',
    threshold: 0.5,
    otherThresholds: {},
    prevalences: [0.2],
    resamples: 20,
    seed: 1,
    gate: null,
    covering: null,
    randomisation: null,
  },
);

const audit = {
  format: 'osteoscope-audit/1',
  files: 9752,
  distinctContents: 3786,
  groups: 492,
  labelConflicts: [],
  acrossDatasets: [],
  largestGroups: [{ group: 'a', files: 256, contents: 97 }],
  datasets: [
    {
      name: 'kaggle',
      files: 9752,
      distinctContents: 3786,
      groups: 492,
      sides: { train: 9246, val: 0, test: 506, none: 0 },
      crossSplit: { identical: 491, transformed: 8 },
      shortcut: null,
    },
  ],
};

async function inModelFolder(): Promise<string> {
  const folder = await scratchFolder();
  await cp(TINY_MODEL, join(folder, 'tiny'), { recursive: true });
  await cp(join(root, 'docs/data/kaggle.json'), join(folder, 'kaggle.json'));
  await cp(join(root, 'docs/data/fracatlas.json'), join(folder, 'fracatlas.json'));
  await writeFile(join(folder, 'audit.json'), JSON.stringify(audit));
  await writeFile(join(folder, 'evaluation.json'), JSON.stringify(evaluation));
  return folder;
}

const written = async (folder: string): Promise<ModelData> =>
  readModelData(await json(folder, 'tiny', 'data.json'));

test('figures of analysis, audit and evaluations lie beside the card, with the command that put them there', async () => {
  const folder = await inModelFolder();
  const files = ['--analysis', 'kaggle.json', 'fracatlas.json', '--audit', 'audit.json'];
  const evaluations = ['--official', 'evaluation.json', '--clean', 'evaluation.json'];
  const run = await runHere(['data-page', 'tiny', ...files, ...evaluations], folder);
  expect(run.exitCode).toBe(ExitCode.allWell);
  const data = await written(folder);
  expect(data.model).toBe('tiny');
  expect(data.command).toBe(
    'npm run osteoscope -- data-page tiny --analysis kaggle.json fracatlas.json --audit audit.json --official evaluation.json --clean evaluation.json',
  );
  const [kaggle, fracAtlas] = data.datasets;
  expect(kaggle).toMatchObject({ files: 9752, contents: 3786, unreadable: 12, regions: null });
  expect(kaggle?.sides).toContainEqual({
    name: 'test',
    files: { fractured: 238, 'not fractured': 268 },
    contents: 463,
  });
  expect(kaggle?.greys?.fractured.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
  expect(fracAtlas?.hardware).toContainEqual({
    name: 'with',
    files: { fractured: 88, 'not fractured': 2 },
  });
  expect(data.audit).toMatchObject({ sources: 492, labelConflicts: 0, largestSources: [256] });
  expect(data.audit?.datasets[0]).toMatchObject({ heldOut: 506, crossSplit: { identical: 491 } });
  expect(data.official).toMatchObject({ pictures: 6, alsoInTrain: 1, accuracy: evaluation.accuracy });
  // Bins without pictures have no place on a plot.
  expect(data.clean?.reliability).toHaveLength(6);
});

test('what was not measured is null, not a guess', async () => {
  const folder = await inModelFolder();
  await runHere(['data-page', 'tiny', '--analysis', 'kaggle.json'], folder);
  expect(await written(folder)).toMatchObject({ audit: null, official: null, clean: null });
});

test.each<[string, string[], RegExp]>([
  ['no card', ['nowhere', '--analysis', 'kaggle.json'], /card\.json cannot be read/],
  ['no analysis', ['tiny', '--analysis', 'audit.json'], /audit\.json is not what this option needs: format/],
  [
    'no audit',
    ['tiny', '--analysis', 'kaggle.json', '--audit', 'kaggle.json'],
    /kaggle\.json is not what this option needs: format/,
  ],
])('%s: the file that is at fault is named', async (_, args, message) => {
  const run = await runHere(['data-page', ...args], await inModelFolder());
  expect(run.exitCode).toBe(ExitCode.wrongUsage);
  expect(run.errors).toMatch(message);
});

test('every model that ships is listed, and its figures belong to it and to the analyses in docs', async () => {
  const models = join(root, 'public/models');
  const folders = (await readdir(models, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const listed: string[] = await json(models, 'index.json');
  expect(listed.toSorted()).toEqual(folders.map(({ name }) => name).sort());
  for (const id of listed) {
    const card = readModelCard(await json(models, id, 'card.json'));
    const data = readModelData(await json(models, id, 'data.json'));
    expect([card.id, data.model]).toEqual([id, id]);
    expect(data.command).not.toMatch(/ \/|\.\./);
    for (const { name, files } of data.datasets) {
      const analysis = await json(root, `docs/data/${name}.json`);
      expect(files).toBe(analysis.datasets[0].files);
    }
  }
});
