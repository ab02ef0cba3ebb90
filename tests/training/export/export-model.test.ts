import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { loadClassifier } from '../../../src/classifier/load-classifier.ts';
import { readModelCard } from '../../../src/classifier/model-card.ts';
import { startEngine } from '../../../training/backend/engine.ts';
import { CommandFailure, ExitCode } from '../../../training/exit-code.ts';
import { type ExportPlan, exportModel } from '../../../training/export/export-model.ts';
import { SHARD_BYTES } from '../../../training/export/shards.ts';
import { saveLayersModel } from '../../../training/models/layers-model-files.ts';
import { storedModelFiles } from '../../../training/models/stored-model-files.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { TINY_DESCRIPTION, TINY_RUN, tinyModel, writeRun } from '../../support/tiny-model.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

beforeAll(async () => {
  await startEngine('wasm');
});

async function runFolder(run: object = TINY_RUN, model: () => tf.LayersModel = tinyModel): Promise<string> {
  const folder = join(await scratchFolder(), 'run');
  await writeRun(folder, model(), run);
  return folder;
}

function plan(from: string, to: string, changes: Partial<ExportPlan> = {}): ExportPlan {
  return { from, to, precision: 'float32', description: TINY_DESCRIPTION, ...changes };
}

async function failure(attempt: Promise<unknown>): Promise<CommandFailure> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CommandFailure)) throw new Error(`no CommandFailure but ${error}`);
  return error;
}

test('the committed tiny model is what the export makes of its layers model, byte for byte', async () => {
  const run = await runFolder();
  // To write it anew: UPDATE_TINY_MODEL=1 npx vitest run --project node export-model
  const to = process.env.UPDATE_TINY_MODEL === '1' ? TINY_MODEL : join(run, 'exported');
  await exportModel(plan(run, to));
  const names = await readdir(to);
  expect(names.sort()).toEqual(['MODEL_CARD.md', 'card.json', 'model.json', 'weights-1of1.bin']);
  for (const name of names) {
    expect(await readFile(join(to, name)), name).toEqual(await readFile(join(TINY_MODEL, name)));
  }
});

test('the card tells what the run recorded and what the graph is made of', async () => {
  const card = readModelCard(JSON.parse(await readFile(join(TINY_MODEL, 'card.json'), 'utf8')));
  expect(card).toMatchObject({
    id: 'tiny',
    input: TINY_RUN.input,
    calibration: TINY_RUN.calibration,
    operatingPoints: TINY_RUN.operatingPoints,
    training: { command: 'none', data: [{ groups: 321 }] },
    evaluation: null,
    graph: { input: 'conv1_input', logit: 'logit', evidence: null, features: 'pool2' },
  });
  const kernels = 3 * 3 * 3 * 6 + 3 * 3 * 6 * 8 + 12 * 10 * 8 * 8 + 8;
  expect(card.weights.parameters).toBe(kernels + 6 + 8 + 8 + 1);
  expect(card.weights.multiplyAdds).toBe(
    48 * 40 * 3 * 3 * 3 * 6 + 24 * 20 * 3 * 3 * 6 * 8 + 12 * 10 * 8 * 8 + 8,
  );
});

test('an evaluation beside the run fills the card: its figures, and what the operating points are worth', async () => {
  const run = await runFolder();
  const estimate = { value: 0.8, low: 0.7, high: 0.9 };
  const evaluation = {
    data: 'a test side',
    pictures: 100,
    fractured: 40,
    groups: 30,
    accuracy: estimate,
    sensitivity: estimate,
    specificity: estimate,
    areaUnderRoc: estimate,
  };
  await writeFile(
    join(run, 'evaluation.json'),
    JSON.stringify({
      format: 'osteoscope-evaluation/1',
      ...evaluation,
      operatingPoints: [{ name: 'balanced', threshold: 0.45, sensitivity: 0.71, specificity: 0.72 }],
    }),
  );
  const { card } = await exportModel(plan(run, join(run, 'exported')));
  expect(card.evaluation).toMatchObject(evaluation);
  expect(card.operatingPoints).toEqual({
    ...TINY_RUN.operatingPoints,
    balanced: { threshold: 0.45, sensitivity: 0.71, specificity: 0.72 },
  });
  const text = await readFile(join(run, 'exported', 'MODEL_CARD.md'), 'utf8');
  expect(text).toContain('| area under the ROC curve | 0.800 | 0.700 to 0.900 |');
  expect(text).toContain('| balanced | 0.450 | 0.710 | 0.720 |');
});

test('weights of more than 1 MiB are in several files, all listed and all checked', async () => {
  const run = await runFolder(TINY_RUN, () => {
    const { width, height, channels } = TINY_RUN.input;
    return tf.sequential({
      layers: [
        tf.layers.flatten({ inputShape: [height, width, channels] }),
        tf.layers.dense({ units: 100, activation: 'relu' }),
        tf.layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
  });
  const to = join(run, 'exported');
  const { card } = await exportModel(plan(run, to));
  const files = Object.entries(card.weights.files);
  expect(files.map(([name]) => name)).toEqual([
    'model.json',
    'weights-1of3.bin',
    'weights-2of3.bin',
    'weights-3of3.bin',
  ]);
  expect(Math.max(...files.map(([, { bytes }]) => bytes))).toBe(SHARD_BYTES);
  (await loadClassifier(storedModelFiles(to))).dispose();
});

test.each([
  ['float16', 2, 1e-3],
  ['uint8', 4, 1e-2],
] as const)(
  'in %s the weights take about one %d-th, and the probability moves by less than %d',
  async (precision, share, tolerance) => {
    const run = await runFolder();
    const { card, difference } = await exportModel(plan(run, join(run, precision), { precision }));
    const bytes = card.weights.files['weights-1of1.bin']?.bytes ?? 0;
    expect(bytes).toBeGreaterThan((card.weights.parameters * 4) / share);
    expect(bytes).toBeLessThan((card.weights.parameters * 4) / share + 200);
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(tolerance);
  },
);

test('a precision that moves the probability too far is refused, and nothing is written', async () => {
  const run = await runFolder(TINY_RUN, () => {
    const model = tinyModel();
    // One weight far above the others leaves them no steps to differ by.
    const [kernel, ...others] = model.getWeights();
    if (!kernel) throw new Error('no weights');
    const values = Float32Array.from(kernel.dataSync());
    values[0] = 60;
    model.setWeights([tf.tensor(values, kernel.shape), ...others]);
    return model;
  });
  const error = await failure(exportModel(plan(run, join(run, 'exported'), { precision: 'uint8' })));
  expect(error.message).toMatch(/^In uint8 the exported model's P\(fractured\) differs by up to 0\.\d+ /);
  expect(error.exitCode).toBe(ExitCode.nothingDone);
  expect(await readdir(run)).toEqual(['model', 'run.json']);
});

test('a model that is there is replaced as a whole', async () => {
  const run = await runFolder();
  const to = join(run, 'exported');
  await exportModel(plan(run, to));
  await exportModel(plan(run, to, { precision: 'uint8' }));
  const classifier = await loadClassifier(storedModelFiles(to));
  expect(classifier.card.weights.precision).toBe('uint8');
  classifier.dispose();
  expect((await readdir(run)).sort()).toEqual(['exported', 'model', 'run.json']);
});

test('a folder with anything else in it is left alone', async () => {
  const run = await runFolder();
  const to = join(run, 'documents');
  await mkdir(to);
  await writeFile(join(to, 'thesis.txt'), 'all of it');
  const error = await failure(exportModel(plan(run, to)));
  expect(error.message).toContain('holds "thesis.txt", which is no part of a model');
  expect(error.exitCode).toBe(ExitCode.wrongUsage);
  expect(await readFile(join(to, 'thesis.txt'), 'utf8')).toBe('all of it');
});

test.each<[string, (run: string) => Promise<string>, RegExp]>([
  ['no model', async (run) => join(run, 'nowhere'), /is neither a run's folder nor a layers model/],
  [
    'a run that has not ended',
    async () => {
      const folder = await scratchFolder();
      await saveLayersModel(tinyModel(), join(folder, 'model'));
      return folder;
    },
    /has no run\.json, .* the run has not ended/,
  ],
  [
    'a layers model of unknown origin',
    async () => {
      const folder = await scratchFolder();
      await saveLayersModel(tinyModel(), folder);
      return folder;
    },
    /nor the folder above it has a run\.json/,
  ],
  [
    'a record that lacks a part',
    async () => runFolder({ ...TINY_RUN, epochs: undefined }),
    /run\.json is not valid at "epochs"/,
  ],
  [
    'an unknown model without its input',
    async () => runFolder({ ...TINY_RUN, input: undefined }),
    /names the model "tiny", which is none of .*seed-cnn: add its "input"/,
  ],
  [
    "an input that is not the model's",
    async () => runFolder({ ...TINY_RUN, input: { ...TINY_RUN.input, width: 99 } }),
    /graph takes \[-1, 40, 48, 3\] as "conv1_input", and its card implies \[-1, 40, 99, 3\]/,
  ],
  [
    'weights that are no numbers',
    async () =>
      runFolder(TINY_RUN, () => {
        const model = tinyModel();
        model.setWeights(model.getWeights().map((tensor) => tf.mul(tensor, Number.NaN)));
        return model;
      }),
    /The weights "conv1\/kernel" have values that are not finite/,
  ],
])('%s: a sentence, and nothing is written', async (_, from, message) => {
  const run = await runFolder();
  const to = join(run, 'exported');
  const error = await failure(exportModel(plan(await from(run), to)));
  expect(error.message).toMatch(message);
  expect(existsSync(to)).toBe(false);
});

test('a layers model is exported by its own folder too', async () => {
  const run = await runFolder();
  const { card } = await exportModel(plan(join(run, 'model'), join(run, 'exported')));
  expect(card.id).toBe('tiny');
});

test('figures of the data that lie beside an older model stay, and notes on its mistakes stand in the card', async () => {
  const run = await runFolder();
  const to = join(run, 'exported');
  await exportModel(plan(run, to));
  await writeFile(join(to, 'data.json'), '{}');
  const notes = 'Misses a hairline fracture of the wrist.';
  const { card } = await exportModel(plan(run, to, { description: { ...TINY_DESCRIPTION, notes } }));
  expect(await readFile(join(to, 'data.json'), 'utf8')).toBe('{}');
  expect(card.notes).toBe(notes);
  expect(await readFile(join(to, 'MODEL_CARD.md'), 'utf8')).toContain(
    `## Mistakes, looked at one by one\n\n${notes}`,
  );
});
