/** Made-up and damaged cases of what else comes from outside: models, archives, lists of labels, messages. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect } from 'vitest';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { InvalidModelCard } from '../../src/classifier/model-card.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { readLabelList } from '../../src/study/evaluation/label-list.ts';
import { unzip } from '../../src/study/intake/unzip.ts';
import { UnusableArchive } from '../../src/study/intake/zip-directory.ts';
import { attend } from '../../src/worker/attend.ts';
import type { Reply, Request } from '../../src/worker/protocol.ts';
import { ReadingRoom } from '../../src/worker/reading-room.ts';
import { fuzz } from './fuzz.ts';
import { mutated } from './mutated.ts';
import { cpuEngine, modelFilesOf } from './open-room.ts';
import { pictureFile } from './picture-files.ts';
import { greyFields, tiffFile } from './tiff-file.ts';
import { TINY_MODEL } from './tiny-model-folder.ts';

const FILES = ['card.json', 'model.json', 'weights-1of1.bin'] as const;
type ModelContents = Record<string, Uint8Array<ArrayBuffer>>;

/** A model loads or is refused by name, and leaves no tensor behind. */
export async function loadMutatedModels(runs: number): Promise<void> {
  await tf.setBackend('cpu');
  const whole = await tinyModel();
  const parts = FILES.map((name) => damagedIn(whole, name));
  await fuzz(fc.oneof(...parts), runs, async (model) => {
    const { numTensors } = tf.memory();
    try {
      (await loadClassifier(modelFilesOf(model))).dispose();
    } catch (error) {
      if (!(error instanceof UnusableModel || error instanceof InvalidModelCard)) throw error;
    }
    expect(tf.memory().numTensors).toBe(numTensors);
  });
}

/** Its card lists no hashes: with them every damage to the other files would be noticed before anything reads them. */
async function tinyModel(): Promise<ModelContents> {
  const entries = await Promise.all(
    FILES.map(async (name) => [name, new Uint8Array(await readFile(join(TINY_MODEL, name)))] as const),
  );
  const model = Object.fromEntries(entries);
  const card = JSON.parse(new TextDecoder().decode(model['card.json']));
  return { ...model, 'card.json': jsonBytes({ ...card, weights: { ...card.weights, files: {} } }) };
}

function damagedIn(model: ModelContents, name: (typeof FILES)[number]): fc.Arbitrary<ModelContents> {
  const file = model[name] ?? new Uint8Array();
  const damaged = name.endsWith('.json')
    ? fc.oneof(mutated([file]), withValueReplaced(JSON.parse(new TextDecoder().decode(file))))
    : mutated([file]);
  return damaged.map((bytes) => ({ ...model, [name]: new Uint8Array(bytes) }));
}

/** JSON that is well formed, with another value somewhere. */
function withValueReplaced(json: unknown): fc.Arbitrary<Uint8Array> {
  const count = placesIn(json);
  return fc
    .tuple(fc.nat({ max: count - 1 }), fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0, 1e9, '', null, [])))
    .map(([place, value]) => jsonBytes(replaced(json, { left: place }, value)));
}

const placesIn = (json: unknown): number =>
  typeof json === 'object' && json !== null
    ? Object.values(json).reduce((sum: number, value) => sum + placesIn(value), 1)
    : 1;

function replaced(json: unknown, count: { left: number }, value: unknown): unknown {
  if (count.left-- === 0) return value;
  if (Array.isArray(json)) return json.map((each) => replaced(each, count, value));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, each]) => [key, replaced(each, count, value)]));
}

const jsonBytes = (json: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(json)));

/** An archive gives pictures and reasons, or is refused as a whole by name. */
export async function unzipMutated(runs: number): Promise<void> {
  const picture = await pictureFile('grey.jpg');
  const archive = zipSync({
    'a.jpg': picture,
    deep: { 'b.jpg': [picture, { level: 0 }] },
    'notes.txt': picture.slice(9),
  });
  await fuzz(mutated([archive]), runs, async (bytes) => {
    const file = new File([new Uint8Array(bytes)], 'all.zip');
    try {
      for await (const { path } of unzip({ path: 'all.zip', file }, new AbortController().signal)) {
        expect(path).toMatch(/^all\.zip\//);
      }
    } catch (error) {
      if (!(error instanceof UnusableArchive)) throw error;
    }
  });
}

/** Any text is a list of labels or told to be none. */
export async function readMutatedLabels(runs: number): Promise<void> {
  const list = new TextEncoder().encode('\uFEFFfile;label;group\r\n"a, b.png";fractured;1\r\nc.png;0;\n');
  const texts = fc.oneof(
    mutated([list]).map((bytes) => new TextDecoder().decode(bytes)),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', 'a', '1', ' '), maxLength: 200 }),
  );
  await fuzz(texts, runs, async (text) => {
    const outcome = readLabelList('labels.csv', text);
    if (typeof outcome === 'string') return;
    for (const { file, label } of outcome.rows) {
      expect(file).not.toBe('');
      expect(['fractured', 'not fractured']).toContain(label);
    }
  });
}

/** Number of the one job that makes sense. */
const SOUND = -1;

/** Whatever comes through its door, the room answers with a failure or not at all, and serves the next as ever. */
export async function talkNonsense(runs: number): Promise<void> {
  let hear: (message: Request) => void = () => {};
  let onReply: (reply: Reply) => void = () => {};
  attend(
    { post: (reply) => onReply(reply), listen: (listener) => (hear = listener) },
    new ReadingRoom({
      decoder: nodeRasterDecoder,
      startEngine: cpuEngine,
      modelFiles: () => modelFilesOf({}),
    }),
  );
  const picture = tiffFile({ fields: greyFields(2, 2, 8), blocks: [Uint8Array.of(1, 2, 3, 4)] });
  const file = new Blob([new Uint8Array(picture)]);
  const message = fc.oneof(
    fc.anything(),
    fc.record(
      {
        type: fc.oneof(fc.constantFrom('load', 'read', 'explain', 'show', 'cancel'), fc.string()),
        job: fc.anything(),
        file: fc.oneof(fc.constant(file), fc.anything()),
        key: fc.anything(),
        view: fc.anything(),
        method: fc.anything(),
        model: fc.anything(),
        engine: fc.anything(),
      },
      { requiredKeys: ['type'] },
    ),
  );
  let lastKey = 0;
  await fuzz(message, runs, async (nonsense) => {
    const served = new Promise<Reply>((resolve) => {
      onReply = (reply) => 'job' in reply && reply.job === SOUND && resolve(reply);
    });
    // What is no request by its type comes by other ways all the same.
    Reflect.apply(hear, null, [nonsense]);
    hear({ type: 'show', job: SOUND, key: `sound ${++lastKey}`, file });
    expect(await served).toMatchObject({ type: 'shown' });
  });
}
