/** Examples whose pictures have been through a frozen trunk: what they hold instead of grey is its features. */

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import type { EngineName } from '../backend/engine.ts';
import { artifactsOf } from '../models/layers-model-files.ts';
import { severalAtATime } from '../several-at-a-time.ts';
import type { Example } from './batches.ts';
import type { FeatureCache } from './feature-cache.ts';
import type { FeatureAnswer, FeatureOrder, FeatureWorkerData } from './feature-worker.ts';

export interface TrunkRun {
  readonly trunk: tf.LayersModel;
  readonly input: InputSpec;
  readonly engine: EngineName;
  readonly workers: number;
  readonly cache: FeatureCache;
  /** Called after every example. */
  readonly onDone?: () => void;
}

/** Beside the built program. */
const builtWorker = fileURLToPath(new URL('feature-worker.js', import.meta.url));

/** The pictures as they are: no example is moved about. */
const VARIANT = 'plain';

/**
 * Runs the trunk over all examples that the cache does not know.
 *
 * @returns the examples in order, their features in memory that threads share
 */
export async function featureExamples(examples: readonly Example[], run: TrunkRun): Promise<Example[]> {
  const { cache, onDone } = run;
  const memory = new SharedArrayBuffer(examples.length * cache.size);
  const withFeatures = examples.map((example, index) => {
    return { ...example, grey: new Uint8Array(memory, index * cache.size, cache.size) };
  });
  const crew = await hire(run);
  try {
    await severalAtATime(
      examples.keys(),
      async (index) => {
        const [picture, target] = [examples[index]?.grey, withFeatures[index]?.grey];
        if (!picture || !target) return;
        const content = createHash('sha256').update(picture).digest('hex');
        // Files are read into memory of this thread alone.
        const features = new Uint8Array(cache.size);
        if (await cache.read(content, VARIANT, features)) target.set(features);
        else {
          const made = await crew.featuresOf(picture);
          target.set(made);
          await cache.write(content, VARIANT, made);
        }
        onDone?.();
      },
      2 * run.workers,
    );
    return withFeatures;
  } finally {
    await crew.dismiss();
  }
}

async function hire({ trunk, input, engine, workers }: TrunkRun) {
  const workerData: FeatureWorkerData = { artifacts: await artifactsOf(trunk), engine, input };
  const hands = Array.from({ length: workers }, () => hireOne(workerData));
  let orders = 0;
  return {
    featuresOf: (picture: Uint8Array): Promise<Uint8Array> => {
      const hand = hands[orders++ % workers];
      return hand ? hand(Uint8Array.from(picture)) : Promise.reject(new Error('There are no hands.'));
    },
    dismiss: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}

/** Answers come in the order of the questions. */
function hireOne(workerData: FeatureWorkerData) {
  const worker = new Worker(builtWorker, { workerData });
  const waiting: { done(features: Uint8Array): void; fail(error: Error): void }[] = [];
  worker.on('message', (answer: FeatureAnswer) => {
    const asked = waiting.shift();
    if ('features' in answer) asked?.done(answer.features);
    else asked?.fail(answer.error);
  });
  worker.on('error', (error) => {
    for (const { fail } of waiting.splice(0)) fail(error);
  });
  const ask = (picture: FeatureOrder) =>
    new Promise<Uint8Array>((done, fail) => {
      waiting.push({ done, fail });
      worker.postMessage(picture, [picture.buffer]);
    });
  return Object.assign(ask, { worker });
}
