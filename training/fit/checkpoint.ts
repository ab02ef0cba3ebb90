/** Where a run stands, on disk: model, optimizer and position, written whole or not at all. */

import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { nothingDone } from '../exit-code.ts';
import { loadLayersModel, saveLayersModel } from '../models/layers-model-files.ts';

const epochResult = v.object({
  epoch: v.number(),
  loss: v.number(),
  accuracy: v.number(),
  /** Null without a validation side. */
  validationLoss: v.nullable(v.number()),
  validationAccuracy: v.nullable(v.number()),
  /** Null where the validation side lacks a class. */
  validationAuc: v.nullable(v.number()),
  seconds: v.number(),
});

const positionSchema = v.object({
  /** Epochs finished. */
  epoch: v.number(),
  /** Batches of the next epoch finished. */
  batch: v.number(),
  /** Sums over those batches. */
  running: v.object({ loss: v.number(), correct: v.number(), pictures: v.number() }),
  /** Seconds of training so far, over all sittings. */
  seconds: v.number(),
  secondsBeforeEpoch: v.number(),
  history: v.array(epochResult),
  bestEpoch: v.nullable(v.number()),
});

export type EpochResult = v.InferOutput<typeof epochResult>;
export type Position = v.InferOutput<typeof positionSchema>;

/** The beginning of a run. */
export const START: Position = {
  epoch: 0,
  batch: 0,
  running: { loss: 0, correct: 0, pictures: 0 },
  seconds: 0,
  secondsBeforeEpoch: 0,
  history: [],
  bestEpoch: null,
};

/** Writes a checkpoint; the one before it stays until this one is whole. */
export async function saveCheckpoint(
  folder: string,
  model: tf.LayersModel,
  position: Position,
): Promise<void> {
  const writing = `${folder}.writing`;
  const previous = `${folder}.previous`;
  await rm(writing, { recursive: true, force: true });
  await mkdir(writing, { recursive: true });
  await saveLayersModel(model, join(writing, 'model'));
  const optimizer = await model.optimizer.getWeights();
  try {
    const { data, specs } = await tf.io.encodeWeights(optimizer);
    await writeFile(join(writing, 'optimizer.bin'), new Uint8Array(data));
    await writeFile(join(writing, 'optimizer.json'), JSON.stringify(specs));
  } finally {
    // The engine hands out the iteration count as a tensor of its own; the moments are the optimizer's.
    for (const { name, tensor } of optimizer) if (name === 'iter') tensor.dispose();
  }
  await writeFile(join(writing, 'position.json'), JSON.stringify(position));
  await rm(previous, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, previous);
  await rename(writing, folder);
  await rm(previous, { recursive: true, force: true });
}

export interface Checkpoint {
  readonly model: tf.LayersModel;
  readonly position: Position;
  /** Gives the optimizer the state it had; call it after the model was compiled. */
  restoreOptimizer(optimizer: tf.Optimizer): Promise<void>;
}

/**
 * Reads the last whole checkpoint.
 *
 * @throws CommandFailure where there is none, or it is damaged
 */
export async function loadCheckpoint(folder: string): Promise<Checkpoint> {
  const place = [folder, `${folder}.previous`].find((path) => existsSync(path));
  if (!place) throw nothingDone(`There is no checkpoint at ${folder}: start the run without --resume.`);
  try {
    const position = v.parse(
      positionSchema,
      JSON.parse(await readFile(join(place, 'position.json'), 'utf8')),
    );
    const specs = JSON.parse(
      await readFile(join(place, 'optimizer.json'), 'utf8'),
    ) as tf.io.WeightsManifestEntry[];
    const data = await readFile(join(place, 'optimizer.bin'));
    const model = await loadLayersModel(join(place, 'model'));
    return {
      model,
      position,
      restoreOptimizer: async (optimizer) => {
        const weights = tf.io.decodeWeights(new Uint8Array(data).buffer, specs);
        await optimizer.setWeights(specs.map(({ name }) => ({ name, tensor: namedTensor(weights, name) })));
        tf.dispose(weights);
      },
    };
  } catch (cause) {
    throw nothingDone(`The checkpoint at ${place} is damaged (${String(cause)}): start the run anew.`, {
      cause,
    });
  }
}

function namedTensor(weights: tf.NamedTensorMap, name: string): tf.Tensor {
  const tensor = weights[name];
  if (!tensor) throw new Error(`no tensor named ${name}`);
  return tensor;
}
