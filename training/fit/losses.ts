/** What a model is to make small: the error of its answer, and of its evidence map. */

import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

/** Ways to compare a map with a mask. */
export const REGION_LOSSES = ['dice', 'focal'] as const;

export const objectiveSchema = v.object({
  /** A label of 1 becomes 1 − smoothing / 2, one of 0 becomes smoothing / 2 (Szegedy et al., CVPR 2016). */
  smoothing: v.number(),
  /** "dice": cross-entropy plus soft Dice (Milletari et al., 3DV 2016); "focal" (Lin et al., ICCV 2017). */
  regionLoss: v.picklist(REGION_LOSSES),
  /** How much the map counts beside the answer. */
  regionWeight: v.number(),
});

export interface Objective extends v.InferOutput<typeof objectiveSchema> {
  /** How much pictures of a class count: not fractured, fractured. */
  readonly classWeights: readonly [number, number];
}

export const PLAIN_OBJECTIVE: Objective = {
  smoothing: 0,
  regionLoss: 'dice',
  regionWeight: 1,
  classWeights: [1, 1],
};

/** Cells of a fracture are few: each counts this many times. */
const FRACTURE_CELLS = 5;
const FOCUS = 2;

/**
 * Binary cross-entropy of each picture.
 *
 * @param logits shape [n]
 * @param labels in [0, 1], shape [n]
 * @returns shape [n]
 */
export function pictureLosses(
  logits: tf.Tensor1D,
  labels: tf.Tensor1D,
  { smoothing, classWeights: [whole, fractured] }: Objective,
): tf.Tensor1D {
  return tf.tidy(() => {
    const targets = tf.add(tf.mul(labels, 1 - smoothing), smoothing / 2);
    const counts = tf.add(tf.mul(labels, fractured - whole), whole);
    return tf.mul(crossEntropy(logits, targets), counts);
  });
}

/**
 * How far each picture's map is from its mask.
 *
 * @param map logits, shape [n, height, width, 1]
 * @param masks in [0, 1], same shape
 * @returns shape [n]
 */
export function regionLosses(
  map: tf.Tensor4D,
  masks: tf.Tensor4D,
  { regionLoss }: Pick<Objective, 'regionLoss'>,
): tf.Tensor1D {
  return tf.tidy(() => {
    const counts = tf.add(tf.mul(masks, FRACTURE_CELLS - 1), 1);
    const errors = tf.mul(crossEntropy(map, masks), counts);
    const guess = tf.sigmoid(map);
    if (regionLoss === 'focal') {
      const distance = tf.abs(tf.sub(masks, guess));
      return eachMean(tf.mul(errors, tf.pow(distance, FOCUS)));
    }
    const overlap = eachSum(tf.mul(guess, masks));
    const both = tf.add(eachSum(guess), eachSum(masks));
    // The ones keep pictures without a fracture smooth.
    const dice = tf.div(tf.add(tf.mul(overlap, 2), 1), tf.add(both, 1));
    return tf.add(eachMean(errors), tf.sub(1, dice));
  });
}

/** −y log σ(x) − (1 − y) log(1 − σ(x)), without overflow. */
function crossEntropy<T extends tf.Tensor>(logits: T, targets: tf.Tensor): T {
  const slow = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
  return tf.add(tf.sub(tf.relu(logits), tf.mul(logits, targets)), slow);
}

const eachMean = (cells: tf.Tensor): tf.Tensor1D => tf.mean(cells, [1, 2, 3]);
const eachSum = (cells: tf.Tensor): tf.Tensor1D => tf.sum(cells, [1, 2, 3]);
