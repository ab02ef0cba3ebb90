/** A thread with an engine and a frozen trunk of its own: takes pictures, gives features as bytes. */

import { workerData } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { type EngineName, startEngine } from '../backend/engine.ts';
import { answerQuestions } from '../thread.ts';
import { batchOf } from './batches.ts';
import { HIGHEST } from './trunk-and-head.ts';

export interface FeatureWorkerData {
  readonly artifacts: tf.io.ModelArtifacts;
  readonly engine: EngineName;
  readonly input: InputSpec;
}

/** One picture: letterboxed grey, shape [height · width]. */
export type FeatureOrder = Uint8Array<ArrayBuffer>;

/** Its features, 255 for 6. */
export type FeatureAnswer = Uint8Array<ArrayBuffer>;

const { artifacts, engine, input }: FeatureWorkerData = workerData;

async function begin(): Promise<tf.LayersModel> {
  await startEngine(engine);
  return tf.loadLayersModel(tf.io.fromMemory(artifacts));
}

const beginning = begin();

async function featuresOf(pictures: FeatureOrder): Promise<FeatureAnswer> {
  const trunk = await beginning;
  const bytes = tf.tidy(() => {
    const example = { label: null, weight: 0, regions: null };
    const batch = batchOf(
      [example],
      { pictures, masks: null },
      { input, augmentation: null, map: null, seed: 0 },
    );
    const [features] = [trunk.predictOnBatch(batch.pictures)].flat();
    if (!features) throw new Error('The trunk has no output.');
    return tf.round(tf.mul(tf.clipByValue(features, 0, HIGHEST), 255 / HIGHEST));
  });
  try {
    return Uint8Array.from(await bytes.data());
  } finally {
    bytes.dispose();
  }
}

answerQuestions(featuresOf, ({ buffer }) => [buffer]);
