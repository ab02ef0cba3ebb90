import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { fetchedModelFiles } from '../../src/classifier/fetched-model-files.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import {
  bytesOf,
  type Contents,
  exchange,
  filesOf,
  textOf,
  tinyContents,
} from '../support/tiny-model-contents.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** A model.json as text would have it: anything. */
type Json = Record<string, unknown> & {
  modelTopology: { node: Record<string, unknown>[] };
  weightsManifest: { paths: string[]; weights: Record<string, unknown>[] }[];
};

async function withGraph(change: (json: Json) => void): Promise<Contents> {
  const contents = await tinyContents();
  const json: Json = JSON.parse(textOf(contents, 'model.json'));
  change(json);
  await exchange(contents, 'model.json', bytesOf(JSON.stringify(json)));
  return contents;
}

const firstWeight = (json: Json, changes: Record<string, unknown>): void => {
  Object.assign(json.weightsManifest[0]?.weights[0] ?? {}, changes);
};

async function refusal(contents: Contents): Promise<unknown> {
  const before = tf.memory().numTensors;
  const error = await loadClassifier(filesOf(contents)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnusableModel);
  expect(tf.memory().numTensors).toBe(before);
  return error;
}

test.each([
  'https://elsewhere.example/weights.bin',
  '//elsewhere.example/weights.bin',
  '../../secret.bin',
  '/etc/passwd',
  'C:\\weights.bin',
  'data:text/html,hello',
  'weights.bin?to=elsewhere',
])('weights at "%s" are refused before anything is asked for', async (path) => {
  const contents = await withGraph((json) => {
    for (const group of json.weightsManifest) group.paths = [path];
  });
  const asked: string[] = [];
  const files: ModelFiles = {
    read(name) {
      asked.push(name);
      return filesOf(contents).read(name);
    },
  };
  await expect(loadClassifier(files)).rejects.toMatchObject({
    name: 'UnusableModel',
    message: expect.stringContaining('weightsManifest.0.paths.0'),
  });
  expect(asked.every((name) => ['card.json', 'model.json', 'weights-1of1.bin'].includes(name))).toBe(true);
});

test.each<[string, Record<string, unknown>]>([
  ['a negative side', { shape: [-3, 3, 3, 8] }],
  ['half a value', { shape: [1.5] }],
  ['a shape that is text', { shape: '3,3' }],
  ['more values than numbers can count', { shape: [1e200, 1e200] }],
  ['words instead of numbers', { dtype: 'string' }],
  ['a kind of number that is none', { dtype: 'float128' }],
])('weights with %s are refused', async (_, changes) => {
  expect(await refusal(await withGraph((json) => firstWeight(json, changes)))).toMatchObject({
    message: expect.stringContaining('weightsManifest.0.weights.0'),
  });
});

test('a few bytes that claim to be a million million weights are refused before room is made for them', async () => {
  const contents = await withGraph((json) => firstWeight(json, { shape: [1e6, 1e6] }));
  expect(await refusal(contents)).toMatchObject({
    reason: 'unfit',
    message: expect.stringMatching(
      /^The model's weights take \d+ bytes by its model\.json, and its files have \d+\.$/,
    ),
  });
});

/** The tiny model with another operation in it. */
const withOperation = (op: string): Promise<Contents> =>
  withGraph((json) => {
    const node = json.modelTopology.node.find((node) => node.op === '_FusedMatMul');
    Object.assign(node ?? {}, { op });
  });

test.each(['While', 'StatelessIf', 'Switch', 'HashTableV2', 'TensorListReserve'])(
  'a graph with "%s", which might never end, is refused before it runs',
  async (op) => {
    expect(await refusal(await withOperation(op))).toMatchObject({
      reason: 'unfit',
      message: expect.stringContaining(`"${op}"`),
    });
  },
);

test.each(['PyFunc', 'ReadFile', 'eval', 'constructor', '__proto__'])(
  'a node that asks for "%s" never runs: nothing in a graph is code',
  async (op) => {
    const classifier = await loadClassifier(filesOf(await withOperation(op)));
    await expect(classifier.warmUp()).rejects.toBeInstanceOf(UnusableModel);
    classifier.dispose();
  },
);

test('a model whose names are those of every object poisons none', async () => {
  const contents = await withGraph((json) => {
    json.modelTopology.node.push({ name: '__proto__', op: 'Const', input: ['constructor'] });
    Object.assign(json, JSON.parse('{"__proto__": {"polluted": true}}'));
  });
  await loadClassifier(filesOf(contents)).then(
    (classifier) => classifier.dispose(),
    (error: unknown) => expect(error).toBeInstanceOf(UnusableModel),
  );
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

/** A cache that holds something else than the server does. */
const stale = (cached: Contents, onServer: Contents | null): ModelFiles => ({
  ...filesOf(cached),
  uncached: onServer
    ? filesOf(onServer)
    : {
        read: async () => {
          throw new UnusableModel('unreachable', 'The network is down.');
        },
      },
});

async function flipped(): Promise<Contents> {
  const contents = await tinyContents();
  const bytes = contents.get('weights-1of1.bin');
  if (bytes) bytes[777] = (bytes[777] ?? 0) ^ 4;
  return contents;
}

test('where a cache holds a damaged shard or an older card, the model comes from its server', async () => {
  const older = await tinyContents();
  older.set('card.json', bytesOf('{"format":"an older card"}'));
  for (const cached of [await flipped(), older]) {
    const classifier = await loadClassifier(stale(cached, await tinyContents()));
    expect(classifier.card.id).toBe('tiny');
    classifier.dispose();
  }
});

test('where the server has the same damage, or cannot be reached, the damage is what is told', async () => {
  for (const onServer of [await flipped(), null]) {
    await expect(loadClassifier(stale(await flipped(), onServer))).rejects.toMatchObject({
      reason: 'damaged',
    });
  }
});

test('what is asked for past every cache is asked for as such', async () => {
  const asked: RequestInit[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (_, init) => {
    asked.push(init ?? {});
    return new Response('x');
  };
  try {
    const files = fetchedModelFiles('http://localhost/model/');
    await files.read('card.json');
    await files.uncached?.read('card.json');
  } finally {
    globalThis.fetch = fetch;
  }
  expect(asked.map(({ cache }) => cache)).toEqual(['default', 'reload']);
});
