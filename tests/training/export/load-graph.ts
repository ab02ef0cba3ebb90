/** Loads exported files with tfjs's own loader. */

import * as tf from '@tensorflow/tfjs';
import type { GraphModelFiles } from '../../../training/export/graph-model.ts';

export function readJson(files: GraphModelFiles['files']): tf.io.ModelJSON {
  return JSON.parse(new TextDecoder().decode(files.get('model.json')));
}

export function loadGraph({ files }: GraphModelFiles): Promise<tf.GraphModel> {
  const { modelTopology, signature, weightsManifest } = readJson(files);
  const weights = weightsManifest.flatMap(({ paths }) => paths.map((path) => files.get(path) ?? []));
  return tf.loadGraphModel(
    tf.io.fromMemory({
      modelTopology,
      ...(signature && { signature }),
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: Uint8Array.from(Buffer.concat(weights.map((bytes) => Uint8Array.from(bytes)))).buffer,
    }),
  );
}
