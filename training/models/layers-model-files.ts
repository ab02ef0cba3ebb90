/** Layers models on disk, in the form of tfjs: `model.json` and its weight files. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { nothingDone } from '../exit-code.ts';
import { replaceFolder } from '../replace-folder.ts';

const WEIGHTS = 'weights.bin';

/** Writes a model into a folder, whole or not at all; a model that was there before is replaced. */
export async function saveLayersModel(model: tf.LayersModel, folder: string): Promise<void> {
  await model.save({
    save: async (artifacts) => {
      await replaceFolder(folder, filesOf(artifacts));
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    },
  });
}

/** A model's layers and weights in one piece: threads can take it. */
export async function artifactsOf(model: tf.LayersModel): Promise<tf.io.ModelArtifacts> {
  const saved: tf.io.ModelArtifacts[] = [];
  await model.save({
    save: async (artifacts) => {
      saved.push(artifacts);
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    },
  });
  const [{ modelTopology = {}, weightSpecs = [], weightData } = {}] = saved;
  return { modelTopology, weightSpecs, weightData: tf.io.CompositeArrayBuffer.join(weightData) };
}

/**
 * Reads a model from a folder.
 *
 * @throws CommandFailure where there is none, or it is damaged
 */
export async function loadLayersModel(folder: string): Promise<tf.LayersModel> {
  try {
    return await tf.loadLayersModel({ load: () => readArtifacts(folder) });
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/**
 * Reads a model's weights without building it, by their names: `layer/weight`.
 *
 * @returns tensors that the caller disposes
 * @throws CommandFailure where there is no model, or it is damaged
 */
export async function loadNamedWeights(folder: string): Promise<tf.NamedTensorMap> {
  try {
    const { weightData = [], weightSpecs = [] } = await readArtifacts(folder);
    return tf.io.decodeWeights(tf.io.CompositeArrayBuffer.join(weightData), weightSpecs);
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

function unreadable(folder: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return nothingDone(`There is no readable layers model in ${folder}: ${reason}`, { cause });
}

function filesOf(artifacts: tf.io.ModelArtifacts): ReadonlyMap<string, Uint8Array | string> {
  const { modelTopology = {}, weightSpecs = [], weightData, format, generatedBy, convertedBy } = artifacts;
  const json = {
    modelTopology,
    weightsManifest: [{ paths: [WEIGHTS], weights: weightSpecs }],
    format,
    generatedBy,
    convertedBy,
  };
  return new Map<string, Uint8Array | string>([
    ['model.json', JSON.stringify(json)],
    [WEIGHTS, new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData))],
  ]);
}

const modelJson = v.object({
  /** Graph models have no `format` of this name, and no layers. */
  format: v.optional(v.literal('layers-model')),
  modelTopology: v.looseObject({}),
  weightsManifest: v.array(
    v.object({
      paths: v.array(v.string()),
      weights: v.array(
        v.object({
          name: v.string(),
          shape: v.array(v.number()),
          dtype: v.picklist(['float32', 'int32', 'bool']),
        }),
      ),
    }),
  ),
});

async function readArtifacts(folder: string): Promise<tf.io.ModelArtifacts> {
  const text = await readFile(join(folder, 'model.json'), 'utf8');
  const { modelTopology, weightsManifest } = v.parse(modelJson, JSON.parse(text));
  const files = weightsManifest.flatMap(({ paths }) => paths);
  const weights = await Promise.all(files.map((file) => readFile(join(folder, file))));
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(Buffer.concat(weights)).buffer,
  };
}
