/** What a frozen trunk makes of pictures, kept on disk as bytes: a head can then be trained without running the trunk. */

import { createHash } from 'node:crypto';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { cacheFolder } from '../cache-folder.ts';
import { artifactsOf } from '../models/layers-model-files.ts';

/** Goes up whenever the bytes of the same features would come out otherwise. */
const VERSION = 1;

export interface FeatureCache {
  /** Bytes of one picture's features. */
  readonly size: number;
  /**
   * Reads one picture's features.
   *
   * @param content SHA-256 of the picture as it enters the trunk, in hex
   * @param target takes them, `size` bytes
   * @returns false where they are not known
   */
  read(content: string, target: Uint8Array): Promise<boolean>;
  /** Keeps one picture's features; a process that is killed meanwhile leaves nothing half. */
  write(content: string, features: Uint8Array): Promise<void>;
}

/**
 * Opens the cache of one trunk: a file for each picture, made when it is first written. Several processes
 * may read and fill it at a time.
 *
 * @param folder of all trunks, outside any work tree
 * @param trunk as `trunkHash` names it
 * @param size bytes of one picture's features
 */
export function openFeatureCache(folder: string, trunk: string, size: number): FeatureCache {
  const fileOf = (content: string): string =>
    join(folder, `v${VERSION}`, trunk, content.slice(0, 2), `${content}-plain.features`);
  return {
    size,
    async read(content, target) {
      const file = await unlessMissing(open(fileOf(content)));
      if (!file) return false;
      try {
        const { bytesRead } = await file.read(target, 0, size, 0);
        return bytesRead === size;
      } finally {
        await file.close();
      }
    },
    async write(content, features) {
      if (features.length !== size) {
        throw new RangeError(`${features.length} bytes were given as features of ${size}.`);
      }
      const path = fileOf(content);
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${process.pid}`;
      await writeFile(unfinished, features);
      await rename(unfinished, path);
    },
  };
}

/** The cache of a trunk whose output has shape [n, height, width, channels], among all trunks of this machine. */
export async function openTrunkCache(trunk: tf.LayersModel, input: InputSpec): Promise<FeatureCache> {
  const [, height, width, channels] = trunk.outputs[0]?.shape ?? [];
  if (!height || !width || !channels) throw new Error(`The trunk ${trunk.name} gives no picture.`);
  const folder = cacheFolder('features');
  return openFeatureCache(folder, await trunkHash(trunk, input), height * width * channels);
}

/** Names a trunk by all that its features depend on besides the picture: layers, weights and how pictures enter. */
export async function trunkHash(trunk: tf.LayersModel, input: InputSpec): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(input));
  const { modelTopology, weightData } = await artifactsOf(trunk);
  hash.update(JSON.stringify(modelTopology, withoutTraining));
  hash.update(new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)));
  return hash.digest('hex').slice(0, 32);
}

/** How weights began and whether they still learn changes nothing of what they give. */
const withoutTraining = (key: string, value: unknown): unknown =>
  key === 'trainable' || key.endsWith('initializer') ? undefined : value;

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
