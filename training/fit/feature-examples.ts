/** Examples whose pictures have been through a frozen trunk: what they hold instead of grey is its features. */

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import type { EngineName } from '../backend/engine.ts';
import { artifactsOf } from '../models/layers-model-files.ts';
import { severalAtATime } from '../several-at-a-time.ts';
import { hireThreads } from '../thread.ts';
import type { BatchPlan, Example, Variant } from './batches.ts';
import { drawPlanes } from './draw-planes.ts';
import type { FeatureCache } from './feature-cache.ts';
import type { FeatureAnswer, FeatureOrder, FeatureWorkerData } from './feature-worker.ts';

export interface TrunkRun {
  readonly trunk: tf.LayersModel;
  readonly input: InputSpec;
  readonly engine: EngineName;
  readonly workers: number;
  readonly cache: FeatureCache;
  /** Called after every picture. */
  readonly onDone?: () => void;
  /** The built worker. */
  readonly workerFile?: string;
}

/** Beside the built program. */
const builtWorker = fileURLToPath(new URL('feature-worker.js', import.meta.url));

/**
 * Runs the trunk over all examples, as they are, that the cache does not know.
 *
 * @returns the examples in order, their features in memory that threads share
 */
export async function featureExamples(examples: readonly Example[], run: TrunkRun): Promise<Example[]> {
  const plain = { input: run.input, augmentation: null, map: null, seed: 0 };
  const [asTheyAre = []] = await variantsOf(examples, 1, plain, run);
  return examples.map((example, index) => ({ ...example, grey: asTheyAre[index]?.picture ?? example.grey }));
}

/**
 * The same with each example in several variants: as it is, and as a plan would draw it in the first epochs, its mask
 * alike. The cache knows features by the very picture that was drawn, and so by recipe and variant.
 *
 * @param count of variants, the plain one counted in
 */
export async function featureVariants(
  examples: readonly Example[],
  count: number,
  plan: BatchPlan,
  run: TrunkRun,
): Promise<Example[]> {
  const variants = await variantsOf(examples, count, plan, run);
  return examples.map((example, index) => {
    const own = variants.flatMap((each) => each[index] ?? []);
    return { ...example, grey: own[0]?.picture ?? example.grey, variants: own };
  });
}

/** By variant and example. */
async function variantsOf(
  examples: readonly Example[],
  count: number,
  plan: BatchPlan,
  { trunk, input, engine, workers, cache, onDone, workerFile = builtWorker }: TrunkRun,
): Promise<Variant[][]> {
  const workerData: FeatureWorkerData = { artifacts: await artifactsOf(trunk), engine, input };
  const crew = hireThreads<FeatureOrder, FeatureAnswer>(workers, workerFile, workerData);
  const featuresOf = async (picture: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
    const content = createHash('sha256').update(picture).digest('hex');
    // Files are read into memory of this thread alone.
    const known = new Uint8Array(cache.size);
    if (await cache.read(content, known)) return known;
    const made = await crew.ask(picture, [picture.buffer]);
    await cache.write(content, made);
    return made;
  };
  const variants: Variant[][] = [];
  try {
    for (let variant = 0; variant < count; variant++) {
      const memory = new SharedArrayBuffer(examples.length * cache.size);
      const drawn: Variant[] = [];
      const planOf = variant === 0 ? { ...plan, augmentation: null } : plan;
      await severalAtATime(
        examples.keys(),
        async (index) => {
          const { pictures, masks } = await drawPlanes(examples, [index], variant, planOf);
          const picture = new Uint8Array(memory, index * cache.size, cache.size);
          picture.set(await featuresOf(pictures));
          drawn[index] = { picture, mask: masks };
          onDone?.();
        },
        2 * workers,
      );
      variants.push(drawn);
    }
    return variants;
  } finally {
    await crew.dismiss();
  }
}
