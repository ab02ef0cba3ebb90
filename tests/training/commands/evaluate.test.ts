import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { encode } from 'fast-png';
import { expect, test, vi } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { main } from '../../../training/cli.ts';
import { exportModel } from '../../../training/export/export-model.ts';
import { seededRandom } from '../../../training/random.ts';
import { runProgram } from '../../support/run-program.ts';
import { scratchFiles, scratchFolder } from '../../support/scratch-folder.ts';
import { TINY_RUN, writeRun } from '../../support/tiny-model.ts';

/** Calls a picture fractured where its mean grey is above a half; 0.1 of grey are worth 2 of the logit. */
async function brightnessModel(): Promise<string> {
  await startEngine('cpu');
  const folder = await scratchFolder();
  const model = tf.sequential({
    layers: [
      tf.layers.globalAveragePooling2d({ inputShape: [8, 8, 1], dataFormat: 'channelsLast' }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  const weights = [tf.tensor2d([[20]]), tf.tensor1d([-10])];
  model.setWeights(weights);
  const input = { width: 8, height: 8, channels: 1, mean: 0, deviation: 1, margin: 0 };
  const calibration = { temperature: 1, bias: 0 };
  const operatingPoints = {
    highSensitivity: null,
    balanced: { threshold: 0.5, sensitivity: null, specificity: null },
    highSpecificity: { threshold: 0.9, sensitivity: null, specificity: null },
  };
  await writeRun(join(folder, 'run'), model, { ...TINY_RUN, input, calibration, operatingPoints });
  tf.dispose([weights, model.getWeights()]);
  const description = { id: 'brightness', name: 'Brightness', version: '2.1.0', summary: '', limits: [] };
  const to = join(folder, 'exported');
  await exportModel({ from: join(folder, 'run'), to, precision: 'float32', description });
  return to;
}

const random = seededRandom(5);

function grey(value: number): Uint8Array {
  const data = Uint8Array.from({ length: 24 * 24 }, () => Math.round(value * 255) + random.integer(3));
  return encode({ width: 24, height: 24, data, channels: 1, depth: 8 });
}

const same = grey(0.8);

/** Two misses and a false alarm in the test folder, one of whose pictures was trained on. */
const FILES = {
  'train/fractured/same.png': same,
  'train/not fractured/1.png': grey(0.2),
  'test/fractured/same.png': same,
  'test/fractured/2.png': grey(0.7),
  'test/fractured/2-rotated1.png': grey(0.65),
  'test/fractured/3.png': grey(0.4),
  'test/fractured/4 <i>.png': grey(0.1),
  'test/not fractured/5.png': grey(0.3),
  'test/not fractured/6.png': grey(0.2),
  'test/not fractured/7.png': grey(0.35),
  'test/not fractured/8.png': grey(0.9),
};

test('a model is evaluated on the test folder, in the terminal, in files and on a page', async () => {
  const model = await brightnessModel();
  const data = await scratchFiles({ ...FILES, 'test/fractured/damaged.png': same.slice(0, 100) });
  const home = await scratchFolder();
  const { exitCode, output, errors } = await runProgram(
    [
      'evaluate',
      '--model',
      model,
      '--data',
      data,
      '--engine',
      'cpu',
      '--out',
      'result',
      '--prevalence',
      '0.1',
    ],
    { folder: home },
  );

  expect(exitCode).toBe(1);
  expect(errors).toMatch(/test\/fractured\/damaged\.png: This PNG picture is damaged/);
  expect(errors).toContain(`Written to ${join(home, 'result')}: evaluation.json`);
  expect(output).toContain('brightness 2.1.0 on');
  expect(output).toContain('9 pictures, 5 fractured, from 8 groups');
  expect(output).toContain('1 of the 9 pictures lie in the train folder too');
  expect(output).toMatch(/^sensitivity +0\.600 +0\.\d{3} to 1\.000$/m);
  expect(output).toMatch(/^specificity +0\.750 /m);
  expect(output).toContain('where 10.0 % are fractured');

  const evaluation = JSON.parse(await readFile(join(home, 'result/evaluation.json'), 'utf8'));
  expect(evaluation).toMatchObject({
    model: { id: 'brightness', version: '2.1.0' },
    confusion: { truePositive: 3, falseNegative: 2, trueNegative: 3, falsePositive: 1 },
    // Of 20 pairs the fractured one is brighter in 3 · 3 + 3 + 0.
    areaUnderRoc: { value: 0.6 },
    bootstrap: { resamples: 2000, seed: 1 },
  });
  expect(evaluation.operatingPoints.map(({ name }: { name: string }) => name)).toEqual([
    'balanced',
    'high specificity',
  ]);

  const lines = (await readFile(join(home, 'result/predictions.jsonl'), 'utf8')).trim().split('\n');
  const predictions = lines.map((line) => JSON.parse(line));
  expect(predictions).toHaveLength(9);
  const copies = predictions.filter(({ file }) => file.startsWith('test/fractured/2'));
  expect(new Set(copies.map(({ group }) => group)).size).toBe(1);
  expect(predictions.find(({ file }) => file.endsWith('5.png')).logit).toBeCloseTo(-4, 0);

  const page = await readFile(join(home, 'result/evaluation.html'), 'utf8');
  expect(page.match(/<img src="data:image\/jpeg;base64,/g)).toHaveLength(3);
  expect(page).toContain('4 &lt;i&gt;.png');
  expect(page).not.toMatch(/https?:|<script|<i>\.png/);
});

test('--json prints the evaluation and nothing else', async () => {
  const { exitCode, output } = await runProgram([
    'evaluate',
    '--model',
    await brightnessModel(),
    '--data',
    await scratchFiles(FILES),
    '--engine',
    'cpu',
    '--json',
    '--side',
    'all',
    '--bootstrap',
    '100',
  ]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    format: 'osteoscope-evaluation/1',
    pictures: 11,
    bootstrap: { resamples: 100 },
  });
});

test('what cannot be meant ends with a sentence and status 2, what comes to nothing with 3', async () => {
  const model = await brightnessModel();
  const unlabelled = await scratchFiles({ 'a.png': grey(0.5) });
  const empty = await scratchFiles({ 'fractured/a.png': new Uint8Array(0) });
  const runs = [
    [2, /data/, ['evaluate']],
    [2, /between 0 and 1/, ['evaluate', '--data', empty, '--prevalence', '20']],
    [2, /whole number from 1/, ['evaluate', '--data', empty, '--bootstrap', '0']],
    [2, /There is no folder/, ['evaluate', '--data', join(empty, 'nowhere')]],
    [2, /There is no side "probe"/, ['evaluate', '--data', empty, '--side', 'probe']],
    [3, /no labelled picture/, ['evaluate', '--data', unlabelled]],
    [3, /There is no model "nobody"/, ['evaluate', '--data', empty, '--model', 'nobody', '--engine', 'cpu']],
    [
      3,
      /None of the 1 pictures can be read. This file is empty/,
      ['evaluate', '--data', empty, '--model', model],
    ],
  ] as const;
  for (const [status, sentence, args] of runs) {
    const said: string[] = [];
    const listen = (text: unknown): boolean => said.push(String(text)) > 0;
    const listeners = [
      vi.spyOn(process.stderr, 'write').mockImplementation(listen),
      vi.spyOn(console, 'error').mockImplementation(listen),
    ];
    const exitCode = await main(args);
    for (const listener of listeners) listener.mockRestore();
    expect(said.join('')).toMatch(sentence);
    expect(exitCode).toBe(status);
  }
});
