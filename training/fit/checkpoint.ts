/** Where a run stands, on disk: model, what the optimizer remembers, and position, written whole or not at all. */

import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { nothingDone } from '../exit-code.ts';
import { loadLayersModel, saveLayersModel } from '../models/layers-model-files.ts';
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

/** Writes a checkpoint; the one before it stays until this one is whole. */
export async function saveCheckpoint(
  folder: string,
  { model, position, memory: { optimizer, average } }: Checkpoint,
): Promise<void> {
  const writing = `${folder}.writing`;
  const previous = `${folder}.previous`;
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
  await rm(previous, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, previous);
  await rename(writing, folder);
  await rm(previous, { recursive: true, force: true });
}

/**
 * Reads the last whole checkpoint.
 *
 * @throws CommandFailure where there is none, or it is damaged
 */
export async function loadCheckpoint(folder: string): Promise<Checkpoint> {
  const place = [folder, `${folder}.previous`].find((path) => existsSync(path));
  if (!place) throw nothingDone(`There is no checkpoint at ${folder}: start the run without --resume.`);
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(place, name), 'utf8'));
  try {
    const position = v.parse(positionSchema, await json('position.json'));
    const lengths = v.parse(memorySchema, await json('memory.json'));
    const memory = splitMemory(await readFile(join(place, 'memory.bin')), lengths);
    return { model: await loadLayersModel(join(place, 'model')), position, memory };
  } catch (cause) {
    throw nothingDone(`The checkpoint at ${place} is damaged (${String(cause)}): start the run anew.`, {
      cause,
    });
  }
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
