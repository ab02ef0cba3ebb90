/** One pair of hands of a training: has an engine and a copy of the model, and works on parts of a batch. */

import type * as tf from '@tensorflow/tfjs';
import { seededRandom } from '../random.ts';
import { type BatchPlan, batchOf, disposeBatch } from './batches.ts';
import { differentiate, type Lesson, type Outcome } from './differentiate.ts';
import { holdFrozenNorms } from './layer-rates.ts';
import type { DrawnPictures } from './parts.ts';
import { takeOverDropout } from './seed-dropout.ts';
import { modelWeights, readWeights, writeWeights } from './weights.ts';

export type HandPlan = BatchPlan & Lesson;

/** Parts of a batch. */
export interface Order {
  readonly epoch: number;
  readonly parts: readonly Part[];
  /** Pictures of the whole batch. */
  readonly total: number;
}

export interface Part extends DrawnPictures {
  /** Takes the gradient, and behind it the moving averages of norms as they are after this part alone. */
  readonly found: Float32Array;
}

export interface Hand {
  /** Differentiates the loss of each part at the weights as they are. */
  work(order: Order): Promise<Outcome[]>;
}

/**
 * Makes a hand of a model, which is its own from then on.
 *
 * @param values the model's weights, laid out as `modelWeights` does
 */
export function makeHand(model: tf.LayersModel, values: Float32Array, plan: HandPlan): Hand {
  holdFrozenNorms(model);
  const dropout = takeOverDropout(model);
  const weights = modelWeights(model);
  const { trained, statistics, trainedSize } = weights;

  async function workOn({ chosen, targets, planes, found }: Part, { epoch, total }: Order): Promise<Outcome> {
    const random = seededRandom(plan.seed).fork(`dropout of epoch ${epoch}`);
    dropout.seed(chosen.map((index) => random.fork(index)));
    const batch = batchOf(targets, planes, plan);
    try {
      const gradient = found.subarray(0, trainedSize);
      const outcome = await differentiate(model, weights, batch, total, plan, gradient);
      await readWeights(statistics, found);
      return outcome;
    } finally {
      disposeBatch(batch);
    }
  }

  return {
    async work(order) {
      // Once for all parts: engines lay weights out anew for themselves whenever they change.
      writeWeights(trained, values);
      const outcomes: Outcome[] = [];
      for (const part of order.parts) {
        writeWeights(statistics, values);
        outcomes.push(await workOn(part, order));
      }
      return outcomes;
    },
  };
}
