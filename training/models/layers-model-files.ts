/** Layers models on disk, in the form of tfjs: `model.json` and its weight files. */

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { nothingDone } from '../exit-code.ts';

const WEIGHTS = 'weights.bin';

/** Writes a model into a folder, whole or not at all; a model that was there before is replaced. */
export async function saveLayersModel(model: tf.LayersModel, folder: string): Promise<void> {
  await model.save({
    save: async (artifacts) => {
      await writeArtifacts(artifacts, folder);
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    },
  });
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
    throw nothingDone(`There is no readable layers model in ${folder}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

async function writeArtifacts(artifacts: tf.io.ModelArtifacts, folder: string): Promise<void> {
  const { modelTopology, weightSpecs = [], weightData, format, generatedBy, convertedBy } = artifacts;
  const json: tf.io.ModelJSON = {
    modelTopology: modelTopology ?? {},
    weightsManifest: [{ paths: [WEIGHTS], weights: weightSpecs }],
    ...(format !== undefined && { format }),
    ...(generatedBy !== undefined && { generatedBy }),
    ...(convertedBy !== undefined && { convertedBy }),
  };
  const writing = `${folder}.writing`;
  const replaced = `${folder}.replaced`;
  await rm(writing, { recursive: true, force: true });
  await rm(replaced, { recursive: true, force: true });
  await mkdir(writing, { recursive: true });
  await writeFile(join(writing, 'model.json'), JSON.stringify(json));
  await writeFile(join(writing, WEIGHTS), new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)));
  await rename(folder, replaced).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(writing, folder);
  await rm(replaced, { recursive: true, force: true });
}

async function readArtifacts(folder: string): Promise<tf.io.ModelArtifacts> {
  const json = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as tf.io.ModelJSON;
  const files = json.weightsManifest.flatMap((group) => group.paths);
  const weights = await Promise.all(files.map((file) => readFile(join(folder, file))));
  return {
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(Buffer.concat(weights)).buffer,
  };
}
