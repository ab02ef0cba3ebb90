import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../../src/classifier/finding.ts';
import { loadClassifier } from '../../../src/classifier/load-classifier.ts';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import { startEngine } from '../../../training/backend/engine.ts';
import { ExitCode } from '../../../training/exit-code.ts';
import { storedModelFiles } from '../../../training/models/stored-model-files.ts';
import { pictureFile } from '../../support/picture-files.ts';
import { runHere } from '../../support/run-here.ts';
import { runProgram } from '../../support/run-program.ts';
import { scratchFiles, scratchFolder } from '../../support/scratch-folder.ts';
import { TINY_MODEL } from '../../support/tiny-model-folder.ts';

const model = ['--model', TINY_MODEL];

let png: Uint8Array;
let jpeg: Uint8Array;

beforeAll(async () => {
  png = await pictureFile('grey.png');
  jpeg = await pictureFile('turned.jpg');
});

const objects = (output: string): unknown[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test('one object a file, in order, paths as given; what cannot be read has a sentence, and the others go on', async () => {
  const folder = await scratchFiles({
    'a picture.png': png,
    'sub/turned.jpg': jpeg,
    'cut.png': png.subarray(0, png.length - 200),
    'cut.jpg': jpeg.subarray(0, jpeg.length - 200),
    'empty.png': '',
    'notes.png': 'not a picture at all',
  });
  const files = [
    'a picture.png',
    'missing.png',
    'cut.png',
    './sub/turned.jpg',
    'cut.jpg',
    'empty.png',
    'notes.png',
    'sub',
    join(folder, 'a picture.png'),
  ];
  const run = await runProgram(['predict', '--jsonl', ...model, ...files], { folder });
  expect(run.exitCode).toBe(ExitCode.someFilesFailed);
  const failed = (file: string, error: RegExp) => ({
    file,
    model: 'tiny',
    probability: null,
    label: null,
    zone: null,
    inDistribution: null,
    looksInverted: null,
    peak: null,
    regions: null,
    error: expect.stringMatching(error),
  });
  const [first, second] = [await judged(png), await judged(jpeg)];
  expect(objects(run.output)).toEqual([
    { file: 'a picture.png', ...first },
    failed('missing.png', /^There is no such file\.$/),
    failed('cut.png', /^This PNG picture is damaged: .*\.$/),
    { file: './sub/turned.jpg', ...second },
    failed('cut.jpg', /^This JPEG picture is damaged: .*\.$/),
    failed('empty.png', /^This file is empty\.$/),
    failed('notes.png', /^This file is not a picture: .*\.$/),
    failed('sub', /^This is a folder, not a file\.$/),
    { file: join(folder, 'a picture.png'), ...first },
  ]);
});

test('a negative is noticed, and read as its positive where that is asked for', async () => {
  const negative = new Uint8Array(await sharp(png).negate().png().toBuffer());
  const folder = await scratchFiles({ 'negative.png': negative, 'positive.png': png });
  const table = await runProgram(['predict', ...model, 'negative.png', 'positive.png'], { folder });
  expect(table.output).toMatch(/negative\.png: looks like a negative, bone black; try --invert\n/);
  expect(table.output).toMatch(/positive\.png\n/);
  const turned = await runProgram(['predict', '--jsonl', '--invert', ...model, 'negative.png'], { folder });
  expect(objects(turned.output)).toMatchObject([
    { looksInverted: false, probability: expect.closeTo((await finding(png)).probability, 2) },
  ]);
});

/** As the classifier itself says it. */
async function judged(bytes: Uint8Array): Promise<object> {
  const { label, zone, probability: exactly } = await finding(bytes);
  const probability = expect.closeTo(exactly, 6);
  const nothing = { inDistribution: null, looksInverted: false, peak: null, regions: null };
  return { model: 'tiny', probability, label, zone, ...nothing, error: null };
}

async function finding(bytes: Uint8Array): Promise<Finding> {
  await startEngine('wasm');
  const classifier = await loadClassifier(storedModelFiles(TINY_MODEL));
  try {
    return await classifier.read(await decodeRadiograph(bytes, nodeRasterDecoder));
  } finally {
    classifier.dispose();
  }
}

test('"-" reads paths from standard input, and answers each before the next is known', async () => {
  const folder = await scratchFiles({ 'a.png': png, 'b.jpg': jpeg });
  const answers: unknown[] = [];
  const run = await runProgram(['predict', '--jsonl', ...model, '-'], {
    folder,
    input: null,
    onStart({ stdin, stdout }) {
      stdin?.write('b.jpg\n\n');
      stdout?.on('data', (text) => {
        answers.push(...objects(String(text)));
        if (answers.length === 1) stdin?.end('a.png');
      });
    },
  });
  expect(answers).toMatchObject([
    { file: 'b.jpg', error: null },
    { file: 'a.png', error: null },
  ]);
  expect(objects(run.output)).toEqual(answers);
  expect(run.exitCode).toBe(ExitCode.allWell);
});

test('a reader that stops reading ends it quietly', async () => {
  const folder = await scratchFiles({ 'a.png': png });
  const run = await runProgram(['predict', '--jsonl', ...model, '-'], {
    folder,
    input: 'a.png\n'.repeat(50),
    onStart: (program) => program.stdout?.once('data', () => program.stdout?.destroy()),
  });
  expect(run.errors).not.toMatch(/EPIPE|Error/);
  expect(run.exitCode).toBe(ExitCode.allWell);
});

test('without --jsonl it is a table for people', async () => {
  const folder = await scratchFiles({ 'a.png': png });
  const run = await runHere(['predict', ...model, '--engine', 'cpu', 'a.png', 'b.png'], folder);
  expect(run.output.split('\n')).toEqual([
    'P(fractured)  label          file',
    expect.stringMatching(/^ {7}0\.\d{3} {2}(not fractured|fractured {4}) {2}a\.png$/),
    '           –  not read       b.png: There is no such file.',
    '',
  ]);
});

test('where every file fails the exit status says that nothing was done', async () => {
  const args = ['predict', '--jsonl', ...model, 'gone.png', 'lost.png'];
  const run = await runHere(args, await scratchFolder());
  expect(run.exitCode).toBe(ExitCode.nothingDone);
  expect(objects(run.output)).toMatchObject([{ file: 'gone.png' }, { file: 'lost.png' }]);
});

test.each<[string, string[], ExitCode, RegExp]>([
  ['no file at all', [...model], ExitCode.wrongUsage, /missing required argument 'files'/],
  ['"-" among files', [...model, 'a.png', '-'], ExitCode.wrongUsage, /name it alone, or name files/],
  ['an unknown engine', ['--engine', 'steam', 'a.png'], ExitCode.wrongUsage, /Allowed choices are/],
  [
    'a model that is not there',
    ['--model', 'no-such', 'a.png'],
    ExitCode.nothingDone,
    /There is no model "no-such", and no folder of that name with a card\.json\./,
  ],
])('%s: status and sentence', async (_, args, exitCode, message) => {
  const run = await runHere(['predict', ...args], await scratchFolder());
  expect(run.exitCode).toBe(exitCode);
  expect(run.errors).toMatch(message);
});
