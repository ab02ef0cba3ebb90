/** Features between 0 and 6, where a trunk ends in relu6, as bytes and back. */

import * as tf from '@tensorflow/tfjs';
import type { FeatureCache } from './feature-cache.ts';

/** The highest value of relu6: a step of a byte is worth 6 / 255. */
const HIGHEST = 6;

/** One picture in one of its variants. */
export interface FeatureKey {
  /** SHA-256 of the picture's file, in hex. */
  readonly content: string;
  readonly variant: string;
}

/**
 * Runs the trunk on what the cache does not know yet.
 *
 * @param trunk its output lies between 0 and 6
 * @param draw the pictures of some keys as the trunk's input, shape [n, height, width, channels]; disposed here
 * @param onDone called with the number of keys looked at since the last call
 */
export async function fillFeatures(
  trunk: tf.LayersModel,
  cache: FeatureCache,
  keys: readonly FeatureKey[],
  draw: (keys: readonly FeatureKey[]) => Promise<tf.Tensor4D>,
  batchSize: number,
  onDone?: (count: number) => void,
): Promise<void> {
  for (let first = 0; first < keys.length; first += batchSize) {
    const batch = keys.slice(first, first + batchSize);
    const known = await Promise.all(batch.map(({ content, variant }) => cache.has(content, variant)));
    const missing = batch.filter((_, index) => !known[index]);
    if (missing.length > 0) await keepFeatures(trunk, cache, missing, draw);
    onDone?.(batch.length);
  }
}

async function keepFeatures(
  trunk: tf.LayersModel,
  cache: FeatureCache,
  keys: readonly FeatureKey[],
  draw: (keys: readonly FeatureKey[]) => Promise<tf.Tensor4D>,
): Promise<void> {
  const pictures = await draw(keys);
  const bytes = tf.tidy(() => {
    const [features] = [trunk.predictOnBatch(pictures)].flat();
    if (!features) throw new Error('The trunk has no output.');
    return tf.cast(tf.round(tf.mul(tf.clipByValue(features, 0, HIGHEST), 255 / HIGHEST)), 'int32');
  });
  try {
    const all = Uint8Array.from(await bytes.data());
    await Promise.all(
      keys.map(({ content, variant }, index) =>
        cache.write(content, variant, all.subarray(index * cache.size, (index + 1) * cache.size)),
      ),
    );
  } finally {
    tf.dispose([pictures, bytes]);
  }
}

/**
 * Reads features of several pictures.
 *
 * @param shape of one picture's features: height, width, channels
 * @returns shape [n, height, width, channels]; the caller disposes it
 * @throws Error where the cache does not know one of them
 */
export async function readFeatures(
  cache: FeatureCache,
  keys: readonly FeatureKey[],
  shape: readonly [number, number, number],
): Promise<tf.Tensor4D> {
  const bytes = new Uint8Array(keys.length * cache.size);
  await Promise.all(
    keys.map(async ({ content, variant }, index) => {
      const target = bytes.subarray(index * cache.size, (index + 1) * cache.size);
      if (!(await cache.read(content, variant, target))) {
        throw new Error(`The features of ${content}, variant ${variant}, are not in the cache.`);
      }
    }),
  );
  const values = new Float32Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) values[index] = ((bytes[index] ?? 0) * HIGHEST) / 255;
  return tf.tensor4d(values, [keys.length, ...shape]);
}
