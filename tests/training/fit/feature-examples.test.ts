import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { buildProgram } from '../../../scripts/build-program.mjs';
import { startEngine } from '../../../training/backend/engine.ts';
import { FULL_AUGMENTATION } from '../../../training/dataset/augmentation/augmentation.ts';
import type { Example } from '../../../training/fit/batches.ts';
import { drawPlanes } from '../../../training/fit/draw-planes.ts';
import { openFeatureCache } from '../../../training/fit/feature-cache.ts';
import { featureExamples, featureVariants } from '../../../training/fit/feature-examples.ts';
import { seededRandom } from '../../../training/random.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const input = { width: 32, height: 32, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
const plan = { input, augmentation: FULL_AUGMENTATION, map: { width: 8, height: 8 }, seed: 4 };
const region = { left: 0.3, top: 0.3, width: 0.3, height: 0.3, polygons: [] };

const examples: Example[] = Array.from({ length: 2 }, (_, index) => {
  const random = seededRandom(index);
  const grey = Uint8Array.from({ length: 32 * 32 }, () => random.integer(256));
  return { grey, label: 1, weight: 1, regions: [region], group: index };
});

/** Its features are the picture itself, in fewer steps. */
function trunk(): tf.LayersModel {
  const kernelInitializer = tf.initializers.constant({ value: 6 });
  const layer = tf.layers.conv2d({
    filters: 1,
    kernelSize: 1,
    inputShape: [32, 32, 1],
    activation: 'relu',
    kernelInitializer,
  });
  return tf.sequential({ layers: [layer] });
}

test('a picture passes the trunk in each variant once; epochs take them in turn, mask alike, and judging the plain one', async () => {
  await startEngine('cpu');
  const run = {
    trunk: trunk(),
    input,
    engine: 'cpu' as const,
    workers: 1,
    cache: openFeatureCache(await scratchFolder(), 'trunk', 32 * 32),
    workerFile: fileURLToPath(new URL('feature-worker.js', await buildProgram())),
  };
  const moved = await featureVariants(examples, 3, plan, run);
  for (const epoch of [0, 1, 2, 4]) {
    const variant = epoch % 3;
    const drawn = await drawPlanes(
      examples,
      [1],
      variant,
      variant === 0 ? { ...plan, augmentation: null } : plan,
    );
    expect(await drawPlanes(moved, [1], epoch, { ...plan, augmentation: null })).toEqual(drawn);
  }
  // All are known now: threads that cannot be hired are not missed.
  const known = { ...run, workerFile: '/nowhere.js' };
  expect(await featureVariants(examples, 3, plan, known)).toEqual(moved);
  expect((await featureExamples(examples, known)).map(({ grey }) => grey)).toEqual(
    examples.map(({ grey }) => grey),
  );
  await expect(featureVariants(examples, 4, plan, known)).rejects.toThrow(/nowhere/);
});
