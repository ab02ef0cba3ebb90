/** One pair of hands of a training: has an engine and a copy of the model, and works on a batch or a part of it. */

import type * as tf from '@tensorflow/tfjs';
import { seededRandom } from '../random.ts';
import { type BatchPlan, type BatchPlanes, batchOf, disposeBatch, type Example } from './batches.ts';
import { differentiate, type Lesson, type Outcome } from './differentiate.ts';
import { holdFrozenNorms } from './layer-rates.ts';
import { takeOverDropout } from './seed-dropout.ts';
import { floats, modelWeights, writeWeights } from './weights.ts';

export type HandPlan = BatchPlan & Lesson;

/** A batch, or a part of one. */
export interface Order {
  readonly epoch: number;
  /** Numbers of the examples. */
  readonly chosen: readonly number[];
  readonly targets: readonly Pick<Example, 'label' | 'weight' | 'regions'>[];
  readonly planes: BatchPlanes;
  /** Pictures of the whole batch. */
  readonly total: number;
}

export interface Hand {
  /**
   * Differentiates an order's loss.
   *
   * @param values the model's weights, laid out as `modelWeights` does
   * @param result takes the gradient, and behind it the moving averages of norms as they are afterwards
   */
  work(order: Order, values: Float32Array, result: Float32Array): Promise<Outcome>;
}

/** Makes a hand of a model, which is its own from then on. */
export function makeHand(model: tf.LayersModel, plan: HandPlan): Hand {
  holdFrozenNorms(model);
  const dropout = takeOverDropout(model);
  const weights = modelWeights(model);
  return {
    async work({ epoch, chosen, targets, planes, total }, values, result) {
      writeWeights(weights, values);
      const random = seededRandom(plan.seed).fork(`dropout of epoch ${epoch}`);
      dropout.seed(chosen.map((index) => random.fork(index)));
      const batch = batchOf(targets, planes, plan);
      try {
        const gradient = result.subarray(0, weights.trainedSize);
        const outcome = await differentiate(model, weights, batch, total, plan, gradient);
        for (const { variable, offset } of weights.statistics) result.set(await floats(variable), offset);
        return outcome;
      } finally {
        disposeBatch(batch);
      }
    },
  };
}
