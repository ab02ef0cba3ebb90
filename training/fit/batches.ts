/** Training pictures as batches: which of them an epoch takes, what each looks like in it, and all that as tensors. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import type { Size } from '../../src/radiograph/letterbox.ts';
import type { Augmentation } from '../dataset/augmentation/augmentation.ts';
import type { Region } from '../dataset/dataset.ts';
import type { Random } from '../random.ts';
import { drawPlanes } from './draw-planes.ts';

/** A picture as it is drawn in some epochs. */
export interface Variant {
  readonly picture: Uint8Array;
  /** Share of each cell of the model's map that fractures cover; null without a map. */
  readonly mask: Float32Array | null;
}

/** A picture with what is known of it. */
export interface Example {
  /** Letterboxed grey, shape [height · width], 255 for white. */
  readonly grey: Uint8Array;
  /** 1 fractured, 0 not; null where nobody says. */
  readonly label: number | null;
  /** How much it counts. */
  readonly weight: number;
  /** Fractures in fractions of the frame; empty where somebody looked and there is none, null where nobody drew. */
  readonly regions: readonly Region[] | null;
  /** Number of its source: pictures of one source share it. */
  readonly group: number;
  /** Drawn beforehand: epochs take them in turn. Absent where each epoch draws anew. */
  readonly variants?: readonly Variant[];
}

/** All tensors are the caller's to dispose. */
export interface Batch {
  /** Shape [n, height, width, channels], normalised as the model's card says. */
  readonly pictures: tf.Tensor4D;
  /** Shape [n]: 1 fractured, 0 not; 0 where it is not known, with weight 0. */
  readonly labels: tf.Tensor1D;
  /** Shape [n]. */
  readonly labelWeights: tf.Tensor1D;
  /** Shape [n, map height, map width, 1]: the share of each cell that drawn fractures cover. Null without a map. */
  readonly masks: tf.Tensor4D | null;
  /** Shape [n]; 0 where nobody drew. Null without a map. */
  readonly maskWeights: tf.Tensor1D | null;
  readonly size: number;
}

/** How examples become batches. */
export interface BatchPlan {
  readonly input: InputSpec;
  /** Null leaves the pictures as they are. */
  readonly augmentation: Augmentation | null;
  /** Size of the map that masks are for; null for none. */
  readonly map: Size | null;
  /** What is done to a picture depends on this, the epoch and the example's number, and on nothing else. */
  readonly seed: number;
}

/** The pixels of a batch before they are tensors: they can go from thread to thread. */
export interface BatchPlanes {
  /** Shape [n · height · width], 255 for white. */
  readonly pictures: Uint8Array<ArrayBuffer>;
  /** Shape [n · map height · map width]; null without a map. */
  readonly masks: Float32Array<ArrayBuffer> | null;
}

/**
 * Which examples an epoch takes, in which order: it depends on the seed and the epoch alone, so that a resumed run goes
 * on alike.
 *
 * @param perGroup an epoch takes this many pictures of one source at most, other ones each time; null for all
 * @returns numbers of examples, equally many in each epoch
 */
export function epochOrder(
  examples: readonly Pick<Example, 'group'>[],
  perGroup: number | null,
  epoch: number,
  random: Random,
): number[] {
  const order = random.fork(`order of epoch ${epoch}`).shuffle([...examples.keys()]);
  if (perGroup === null) return order;
  const taken = new Map<number, number>();
  return order.filter((index) => {
    const group = examples[index]?.group ?? index;
    const before = taken.get(group) ?? 0;
    taken.set(group, before + 1);
    return before < perGroup;
  });
}

/** Makes tensors of what was drawn of some examples. */
export function batchOf(
  examples: readonly Pick<Example, 'label' | 'weight' | 'regions'>[],
  { pictures, masks }: BatchPlanes,
  { input, map }: BatchPlan,
): Batch {
  const size = examples.length;
  const { height, width, channels, mean, deviation } = input;
  const grey = Float32Array.from({ length: 256 }, (_, level) => (level / 255 - mean) / deviation);
  const values = new Float32Array(pictures.length * channels);
  for (let pixel = 0, target = 0; pixel < pictures.length; pixel++) {
    const value = grey[pictures[pixel] ?? 0] ?? 0;
    for (let channel = 0; channel < channels; channel++) values[target++] = value;
  }
  return {
    pictures: tf.tensor4d(values, [size, height, width, channels]),
    labels: tf.tensor1d(examples.map(({ label }) => label ?? 0)),
    labelWeights: tf.tensor1d(examples.map(({ label, weight }) => (label === null ? 0 : weight))),
    masks: map && masks ? tf.tensor4d(masks, [size, map.height, map.width, 1]) : null,
    maskWeights: map
      ? tf.tensor1d(examples.map(({ regions, weight }) => (regions === null ? 0 : weight)))
      : null,
    size,
  };
}

/** Makes one batch here and now. */
export async function makeBatch(
  examples: readonly Example[],
  chosen: readonly number[],
  epoch: number,
  plan: BatchPlan,
): Promise<Batch> {
  const planes = await drawPlanes(examples, chosen, epoch, plan);
  return batchOf(
    chosen.flatMap((index) => examples[index] ?? []),
    planes,
    plan,
  );
}

/** Frees all tensors of a batch. */
export function disposeBatch({ pictures, labels, labelWeights, masks, maskWeights }: Batch): void {
  for (const tensor of [pictures, labels, labelWeights, masks, maskWeights]) tensor?.dispose();
}
