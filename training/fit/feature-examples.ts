/** Examples whose pictures have been through a frozen trunk: what they hold instead of grey is its features. */

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import type { EngineName } from '../backend/engine.ts';
import { artifactsOf } from '../models/layers-model-files.ts';
import { severalAtATime } from '../several-at-a-time.ts';
import { hireThreads } from '../thread.ts';
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
  const { trunk, engine, input, workers } = run;
  const workerData: FeatureWorkerData = { artifacts: await artifactsOf(trunk), engine, input };
  const crew = hireThreads<FeatureOrder, FeatureAnswer>(workers, builtWorker, workerData);
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
          const order = Uint8Array.from(picture);
          const made = await crew.ask(order, [order.buffer]);
          target.set(made);
          await cache.write(content, VARIANT, made);
        }
        onDone?.();
      },
      2 * workers,
    );
    return withFeatures;
  } finally {
    await crew.dismiss();
  }
}
