import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { readGraphModelJson } from '../../src/classifier/graph-model-json.ts';
import { type LoadProgress, loadClassifier } from '../../src/classifier/load-classifier.ts';
import { InvalidModelCard } from '../../src/classifier/model-card.ts';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import { storedModelFiles } from '../../training/models/stored-model-files.ts';
import {
  bytesOf,
  type Contents,
  changeCard,
  exchange,
  filesOf,
  textOf,
  tinyContents,
} from '../support/tiny-model-contents.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

test('a model is loaded with progress that counts every byte once and ends with all', async () => {
  const contents = await tinyContents();
  const progress: LoadProgress[] = [];
  const classifier = await loadClassifier(filesOf(contents), { onProgress: (now) => progress.push(now) });
  const total = (contents.get('model.json')?.length ?? 0) + (contents.get('weights-1of1.bin')?.length ?? 0);
  expect(progress.map(({ loaded }) => loaded)).toEqual(
    progress.map(({ loaded }) => loaded).sort((a, b) => a - b),
  );
  expect(progress[0]).toEqual({ loaded: 0, total });
  expect(progress.at(-1)).toEqual({ loaded: total, total });
  expect(classifier.card.id).toBe('tiny');
  classifier.dispose();
});

test.each<[string, (contents: Contents) => unknown, Partial<UnusableModel>]>([
  [
    'a file that is missing',
    (contents) => contents.delete('weights-1of1.bin'),
    { reason: 'missing', message: "The model's file weights-1of1.bin is not there." },
  ],
  [
    'a file that ended early',
    (contents) => contents.set('weights-1of1.bin', new Uint8Array(100)),
    {
      reason: 'damaged',
      message: "The model's file weights-1of1.bin has 100 bytes and should have 33228: get the model anew.",
    },
  ],
  [
    'a file with one bit turned',
    (contents) => {
      const bytes = contents.get('weights-1of1.bin');
      if (bytes) bytes[12345] = (bytes[12345] ?? 0) ^ 1;
    },
    {
      reason: 'damaged',
      message:
        "The model's file weights-1of1.bin is not the one that its card tells of (its SHA-256 differs): get the model anew.",
    },
  ],
  [
    'a model.json that is none',
    (contents) => exchange(contents, 'model.json', bytesOf('{"format":"layers-model"}')),
    { reason: 'damaged', message: expect.stringContaining('model.json is no graph model (at "format")') },
  ],
  [
    'weights that the card does not list',
    (contents) =>
      changeCard(contents, ({ weights }) => {
        delete weights.files['weights-1of1.bin'];
      }),
    { reason: 'unfit', message: 'The model needs weights-1of1.bin, and its card does not list it.' },
  ],
  [
    'a node that is not there',
    (contents) =>
      changeCard(contents, ({ graph }) => {
        graph.features = 'pool9';
      }),
    {
      reason: 'unfit',
      message: 'The model\'s card names "pool9" as its graph\'s features; there is no such node.',
    },
  ],
  [
    'another input size',
    (contents) =>
      changeCard(contents, ({ input }) => {
        input.channels = 1;
      }),
    { reason: 'unfit', message: expect.stringContaining('takes [-1, 40, 48, 3] as "conv1_input"') },
  ],
])('%s is refused with a sentence', async (_, damage, expected) => {
  const contents = await tinyContents();
  await damage(contents);
  const before = tf.memory().numTensors;
  const error = await loadClassifier(filesOf(contents)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnusableModel);
  expect(error).toMatchObject(expected);
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  ['no JSON', 'card', "The model's card.json is not JSON."],
  ['no card', '{}', /^The model's card\.json is not valid at "format": /],
])('%s instead of a card is refused with a sentence', async (_, content, message) => {
  const contents = await tinyContents();
  contents.set('card.json', bytesOf(content));
  const loading = loadClassifier(filesOf(contents));
  await expect(loading).rejects.toThrow(InvalidModelCard);
  await expect(loading).rejects.toThrow(message);
});

test('where a card lists no files, those that model.json names are taken as they are', async () => {
  const contents = await tinyContents();
  changeCard(contents, ({ weights }) => {
    weights.files = {};
  });
  const classifier = await loadClassifier(filesOf(contents));
  await classifier.warmUp();
  classifier.dispose();
  contents.delete('weights-1of1.bin');
  await expect(loadClassifier(filesOf(contents))).rejects.toMatchObject({
    message: "The model's file weights-1of1.bin is not there.",
  });
});

test('weights that are no numbers are noticed when the model is tried', async () => {
  const contents = await tinyContents();
  const weights = new Uint8Array(contents.get('weights-1of1.bin') ?? []);
  let offset = 0;
  for (const { dtype, shape } of readGraphModelJson(textOf(contents, 'model.json')).weightsManifest.flatMap(
    (group) => group.weights,
  )) {
    const bytes = 4 * shape.reduce((all, size) => all * size, 1);
    // All bits of a number set make it none.
    if (dtype === 'float32') weights.fill(0xff, offset, offset + bytes);
    offset += bytes;
  }
  await exchange(contents, 'weights-1of1.bin', weights);
  const before = tf.memory().numTensors;
  const classifier = await loadClassifier(filesOf(contents));
  await expect(classifier.warmUp()).rejects.toMatchObject({
    reason: 'unfit',
    message: expect.stringMatching(/^The model fails on a trial picture: .* gave no number/),
  });
  classifier.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('a node that gives no map is noticed when the card names it as the evidence', async () => {
  const contents = await tinyContents();
  changeCard(contents, ({ graph }) => {
    graph.evidence = graph.logit;
  });
  const classifier = await loadClassifier(filesOf(contents));
  await expect(classifier.warmUp()).rejects.toMatchObject({
    reason: 'unfit',
    message: expect.stringContaining('gives no map of numbers'),
  });
  classifier.dispose();
});

test('an operation that tfjs does not know is noticed when the model is tried', async () => {
  const contents = await tinyContents();
  const json = textOf(contents, 'model.json').replace('"_FusedMatMul"', '"Levitate"');
  await exchange(contents, 'model.json', bytesOf(json));
  const classifier = await loadClassifier(filesOf(contents));
  await expect(classifier.warmUp()).rejects.toMatchObject({
    name: 'UnusableModel',
    reason: 'unfit',
    message: 'The model needs the operation "Levitate", which is not known here.',
  });
  classifier.dispose();
});

test('a card may not name files outside its folder', async () => {
  const contents = await tinyContents();
  changeCard(contents, ({ weights }) => {
    weights.files['../secret'] = { bytes: 1, sha256: 'a'.repeat(64) };
  });
  await expect(loadClassifier(filesOf(contents))).rejects.toThrow(InvalidModelCard);
});

test('loading stops when it is cancelled, with the reason of the cancellation, and leaves no tensor', async () => {
  const contents = await tinyContents();
  const before = tf.memory().numTensors;
  const cancellation = new AbortController();
  const loading = loadClassifier(filesOf(contents), {
    signal: cancellation.signal,
    onProgress: () => cancellation.abort(new Error('changed my mind')),
  });
  await expect(loading).rejects.toThrow('changed my mind');
  expect(tf.memory().numTensors).toBe(before);
});

test('the first file that fails stops the others', async () => {
  const contents = await tinyContents();
  const signals: AbortSignal[] = [];
  const files: ModelFiles = {
    async read(name, signal) {
      if (signal) signals.push(signal);
      if (name !== 'weights-1of1.bin') return filesOf(contents).read(name);
      throw new UnusableModel('unreachable', 'The network is down.');
    },
  };
  await expect(loadClassifier(files)).rejects.toThrow('The network is down.');
  expect(signals).toHaveLength(2);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

test('a folder without a model is named in the error', async () => {
  const error = await loadClassifier(storedModelFiles('/nowhere')).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    reason: 'missing',
    message: "The model's file /nowhere/card.json is not there.",
  });
});
