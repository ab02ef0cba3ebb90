import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveLayersModel } from '../../../training/models/layers-model-files.ts';
import { seedCnn } from '../../../training/models/seed-cnn.ts';
import { bars } from '../../support/bar-pictures.ts';
import { runProgram } from '../../support/run-program.ts';
import { scratchFiles, scratchFolder } from '../../support/scratch-folder.ts';

test('a folder of pictures becomes a model, with a log and all that its card needs', async () => {
  const data = await bars(20);
  const home = await scratchFolder();
  const { exitCode, errors } = await runProgram(
    [
      'train',
      '--data',
      data,
      '--split',
      'clean',
      '--epochs',
      '2',
      '--batch',
      '8',
      '--run',
      'run',
      '--engine',
      'wasm',
    ],
    { folder: home },
  );
  expect(errors).toMatch(/epoch 2: loss/);
  expect(exitCode).toBe(0);
  const run = JSON.parse(await readFile(join(home, 'run/run.json'), 'utf8'));
  expect(run).toMatchObject({ model: 'seed-cnn', seed: 1, epochs: 2, engine: 'wasm' });
  expect(run.command).toContain('--split clean --epochs 2 --batch 8');
  expect(run.data).toMatchObject([{ licence: 'not stated', pictures: 24, fractured: 12, groups: 24 }]);
  expect(run.calibration.temperature).toBeGreaterThan(0);
  expect((await stat(join(home, 'run/model/weights.bin'))).size).toBeGreaterThan(3_000_000);
  const log = (await readFile(join(home, 'run/log.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(log.map((line) => line.event)).toEqual(['start', 'epoch', 'epoch', 'finished']);
});

test('with nothing held out the last epoch is kept, uncalibrated', async () => {
  const run = join(await scratchFolder(), 'run');
  const { exitCode, errors } = await runProgram([
    ...['train', '--data', await bars(6), '--hold-out', '0', '--epochs', '2', '--batch', '8', '--run', run],
    ...['--engine', 'wasm', '--workers', '1'],
  ]);
  expect(errors).toMatch(/12 pictures for training, 0 for validation/);
  expect(exitCode).toBe(0);
  expect(JSON.parse(await readFile(join(run, 'run.json'), 'utf8'))).toMatchObject({
    bestEpoch: 2,
    calibration: { temperature: 1, bias: 0 },
    operatingPoints: { highSensitivity: null, balanced: { threshold: 0.5 }, highSpecificity: null },
  });
});

test('a run that was interrupted says how to go on, and goes on', async () => {
  const data = await bars(12);
  const run = join(await scratchFolder(), 'run');
  const stopped = await runProgram(
    [
      ...['train', '--data', data, '--epochs', '2', '--batch', '4', '--run', run],
      ...['--engine', 'wasm', '--workers', '1'],
    ],
    {
      onStart: (program) => {
        program.stderr?.on('data', (text: Buffer) => {
          if (String(text).includes('pictures for training')) setTimeout(() => program.kill('SIGINT'), 300);
        });
      },
    },
  );
  expect(stopped.errors).toContain('--resume');
  expect(stopped.exitCode).toBe(1);
  const resumed = await runProgram(['train', '--resume', run]);
  expect(resumed.errors).toMatch(/Going on after epoch \d, batch \d+/);
  expect(resumed.exitCode).toBe(0);
  expect(JSON.parse(await readFile(join(run, 'run.json'), 'utf8'))).toMatchObject({ epochs: 2 });
}, 180_000);

test('files that cannot be read are named with the reason, and the others are trained on', async () => {
  const data = await bars(12, { 'fractured/broken.png': 'no picture', 'not fractured/empty.jpg': '' });
  const run = join(await scratchFolder(), 'run');
  const { exitCode, errors } = await runProgram([
    ...[
      'train',
      '--data',
      data,
      '--split',
      'clean',
      '--epochs',
      '1',
      '--run',
      run,
      '--engine',
      'wasm',
      '--seed',
      '2',
    ],
  ]);
  expect(errors).toMatch(/Skipped .*broken\.png: .+\./);
  expect(errors).toMatch(/Skipped .*empty\.jpg: .*empty/);
  expect(exitCode).toBe(1);
  expect(JSON.parse(await readFile(join(run, 'run.json'), 'utf8'))).toMatchObject({ epochs: 1 });
});

test.each([
  [['--data', 'nowhere'], 2, /There is no folder .*nowhere/],
  [['--data', 'empty'], 3, /holds no pictures/],
  [['--data', 'lonely'], 3, /no picture labelled "not fractured"/],
  [['--data', 'lonely', '--split', 'missing.json'], 3, /no picture labelled/],
  [[], 2, /--data is missing/],
  [['--data', 'lonely', '--epochs', '0'], 2, /whole number from 1/],
  [['--data', 'lonely', '--hold-out', '1'], 2, /from 0 to below 1/],
  [['--data', 'lonely', '--engine', 'abacus'], 2, /abacus/],
  [['--resume', 'empty'], 2, /holds no run/],
])('train %j ends with %i and says why', async (args, expected, reason) => {
  const folder = await scratchFiles({ 'empty/notes.txt': '', 'lonely/fractured/a.png': 'a' });
  const { exitCode, errors } = await runProgram(['train', ...args], { folder });
  expect(errors).toMatch(reason);
  expect(exitCode).toBe(expected);
});

test('a run begins with another model’s layers, and says which; a model that is not there stops it before it begins', async () => {
  const data = await bars(10);
  const home = await scratchFolder();
  await saveLayersModel(seedCnn(5), join(home, 'learned'));
  const arguments_ = [
    ...['train', '--data', data, '--split', 'clean', '--epochs', '1'],
    ...['--engine', 'wasm', '--workers', '1'],
  ];
  const lost = await runProgram([...arguments_, '--run', 'run', '--init', 'nowhere'], { folder: home });
  expect(lost.errors).toMatch(/no readable layers model in .*nowhere/);
  expect(lost.exitCode).toBe(3);
  const { errors, exitCode } = await runProgram([...arguments_, '--run', 'run', '--init', 'learned'], {
    folder: home,
  });
  expect(errors).toContain(
    '6 of 6 layers with weights taken over: conv1, conv2, conv3, conv4, dense, fractured.',
  );
  expect(exitCode).toBe(0);
  const { command } = JSON.parse(await readFile(join(home, 'run/run.json'), 'utf8'));
  expect(command).toContain('--init learned');
}, 180_000);
