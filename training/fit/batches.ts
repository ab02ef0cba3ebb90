/** The training pictures of an epoch in random order, moved about, as tensors. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { type Augmentation, drawMovement, movePicture } from '../dataset/augment.ts';
import type { Random } from '../random.ts';

/** A picture ready for training. */
export interface Example {
  /** Letterboxed grey, shape [height · width], 255 for white. */
  readonly grey: Uint8Array;
  readonly fractured: boolean;
}

export interface Batch {
  /** Shape [n, height, width, channels], normalised as the model's card says. The caller disposes it. */
  readonly pictures: tf.Tensor4D;
  /** Shape [n, 1]: 1 fractured, 0 not. The caller disposes it. */
  readonly labels: tf.Tensor2D;
  readonly size: number;
}

/** How the pictures of one batch are chosen and changed. */
export interface BatchPlan {
  readonly input: InputSpec;
  /** Null leaves the pictures as they are. */
  readonly augmentation: Augmentation | null;
}

/** The order of an epoch's pictures: it depends on the seed and the epoch alone, so that a resumed run goes on alike. */
export function epochOrder(count: number, epoch: number, random: Random): number[] {
  return random.fork(`order of epoch ${epoch}`).shuffle(Array.from({ length: count }, (_, index) => index));
}

/**
 * Makes one batch.
 *
 * @param random where the movements are drawn from
 */
export function makeBatch(
  examples: readonly Example[],
  { input, augmentation }: BatchPlan,
  random: Random,
): Batch {
  const { width, height, channels, mean, deviation, margin } = input;
  const plane = width * height;
  const values = new Float32Array(examples.length * plane * channels);
  const moved = new Float32Array(plane);
  examples.forEach((example, index) => {
    if (augmentation) {
      movePicture(example.grey, input, drawMovement(augmentation, input, random), margin * 255, moved);
    } else {
      moved.set(example.grey);
    }
    let target = index * plane * channels;
    for (let pixel = 0; pixel < plane; pixel++) {
      const value = ((moved[pixel] ?? 0) / 255 - mean) / deviation;
      for (let channel = 0; channel < channels; channel++) values[target++] = value;
    }
  });
  return {
    pictures: tf.tensor4d(values, [examples.length, height, width, channels]),
    labels: tf.tensor2d(
      examples.map((example) => (example.fractured ? 1 : 0)),
      [examples.length, 1],
    ),
    size: examples.length,
  };
}
