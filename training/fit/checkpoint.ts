/** Where a run stands, on disk: model, what the optimizer remembers, and position, written whole or not at all. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { nothingDone } from '../exit-code.ts';
import { loadLayersModel, saveLayersModel } from '../models/layers-model-files.ts';
import { cannotWrite } from './cannot-write.ts';
import type { OptimizerState } from './optimizer.ts';

const epochResult = v.object({
  epoch: v.number(),
  loss: v.number(),
  accuracy: v.number(),
  /** Null without a validation side. */
  validationLoss: v.nullable(v.number()),
  validationAccuracy: v.nullable(v.number()),
  /** Null where the validation side lacks a class. */
  validationAuc: v.nullable(v.number()),
  /** With one vote a source; null where the validation side lacks a class. */
  validationGroupAuc: v.nullable(v.number()),
  seconds: v.number(),
});

const positionSchema = v.object({
  /** Epochs finished. */
  epoch: v.number(),
  /** Batches of the next epoch finished. */
  batch: v.number(),
  /** Sums over those batches. */
  running: v.object({ loss: v.number(), correct: v.number(), labelled: v.number(), pictures: v.number() }),
  /** Seconds of training so far, over all sittings. */
  seconds: v.number(),
  secondsBeforeEpoch: v.number(),
  history: v.array(epochResult),
  bestEpoch: v.nullable(v.number()),
});

const memorySchema = v.object({
  steps: v.number(),
  /** Lengths of the vectors in `memory.bin`, one after the other. */
  moments: v.array(v.number()),
  average: v.nullable(v.number()),
});

const HASHES = 'hashes.json';

const hashesSchema = v.record(v.string(), v.string());

export type EpochResult = v.InferOutput<typeof epochResult>;
export type Position = v.InferOutput<typeof positionSchema>;

/** What a run remembers from step to step besides the weights. */
export interface Memory {
  readonly optimizer: OptimizerState;
  /** Moving average of the weights, laid out as they are; null where none is kept. */
  readonly average: Float32Array | null;
}

/** The beginning of a run. */
export const START: Position = {
  epoch: 0,
  batch: 0,
  running: { loss: 0, correct: 0, labelled: 0, pictures: 0 },
  seconds: 0,
  secondsBeforeEpoch: 0,
  history: [],
  bestEpoch: null,
};

export interface Checkpoint {
  readonly model: tf.LayersModel;
  readonly position: Position;
  readonly memory: Memory;
}

/**
 * Writes a checkpoint, with the hash of each of its files. The one before it is kept beside it, in case this one is
 * damaged later.
 *
 * @throws CommandFailure where it cannot be written, as on a full disk; the one before it then stays in its place
 */
export async function saveCheckpoint(
  folder: string,
  { model, position, memory: { optimizer, average } }: Checkpoint,
): Promise<void> {
  const writing = `${folder}.writing`;
  const previous = previousOf(folder);
  try {
    await rm(writing, { recursive: true, force: true });
    await mkdir(writing, { recursive: true });
    await saveLayersModel(model, join(writing, 'model'));
    const vectors = [...optimizer.moments, ...(average ? [average] : [])];
    const lengths: v.InferOutput<typeof memorySchema> = {
      steps: optimizer.steps,
      moments: optimizer.moments.map(({ length }) => length),
      average: average?.length ?? null,
    };
    await writeFile(join(writing, 'memory.bin'), Buffer.concat(vectors.map(bytesOf)));
    await writeFile(join(writing, 'memory.json'), JSON.stringify(lengths));
    await writeFile(join(writing, 'position.json'), JSON.stringify(position));
    await writeFile(join(writing, HASHES), JSON.stringify(await hashesOf(writing)));
    await rm(previous, { recursive: true, force: true });
    if (existsSync(folder)) await rename(folder, previous);
    await rename(writing, folder);
  } catch (cause) {
    await rm(writing, { recursive: true, force: true }).catch(() => undefined);
    throw cannotWrite(`The checkpoint ${folder}`, cause);
  }
}

/**
 * Reads the last whole checkpoint: where the newest is damaged it says so and takes the one before it.
 *
 * @throws CommandFailure where there is none, or all are damaged
 */
export async function loadCheckpoint(folder: string): Promise<Checkpoint> {
  const places = [folder, previousOf(folder)].filter((path) => existsSync(path));
  if (places.length === 0) {
    throw nothingDone(`There is no checkpoint at ${folder}: start the run without --resume.`);
  }
  const faults: string[] = [];
  for (const place of places) {
    try {
      const checkpoint = await readCheckpoint(place);
      for (const fault of faults) console.error(`${fault} Going on from the one before it.`);
      return checkpoint;
    } catch (cause) {
      faults.push(
        `The checkpoint at ${place} is damaged (${cause instanceof Error ? cause.message : cause}).`,
      );
    }
  }
  throw nothingDone(`${faults.join(' ')} Start the run anew.`);
}

async function readCheckpoint(place: string): Promise<Checkpoint> {
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(place, name), 'utf8'));
  // Checkpoints of earlier versions have no hashes.
  if (existsSync(join(place, HASHES))) {
    const found = await hashesOf(place);
    for (const [name, hash] of Object.entries(v.parse(hashesSchema, await json(HASHES)))) {
      if (found[name] !== hash) throw new Error(`${name} is not as it was written`);
    }
  }
  const position = v.parse(positionSchema, await json('position.json'));
  const lengths = v.parse(memorySchema, await json('memory.json'));
  const memory = splitMemory(await readFile(join(place, 'memory.bin')), lengths);
  return { model: await loadLayersModel(join(place, 'model')), position, memory };
}

const previousOf = (folder: string): string => `${folder}.previous`;

/** SHA-256 of all files of a checkpoint but the list of hashes itself, by path. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = await Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const hash = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return [relative(folder, file), hash];
    }),
  );
  return Object.fromEntries(hashes.filter(([name]) => name !== HASHES));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

function splitMemory(bytes: Buffer, { steps, moments, average }: v.InferOutput<typeof memorySchema>): Memory {
  const values = new Float32Array(new Uint8Array(bytes).buffer);
  let read = 0;
  const next = (length: number): Float32Array => {
    read += length;
    return values.slice(read - length, read);
  };
  const memory = {
    optimizer: { steps, moments: moments.map(next) },
    average: average === null ? null : next(average),
  };
  if (read !== values.length) throw new Error(`memory.bin holds ${values.length} numbers, not ${read}`);
  return memory;
}
