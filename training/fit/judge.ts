/** What a model under training says of pictures as they are. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { seededRandom } from '../random.ts';
import { type Example, makeBatch } from './batches.ts';

export interface Judged {
  /** Log-odds of *fractured*, in the order of the examples. */
  readonly logits: readonly number[];
  /** 1 fractured, 0 not. */
  readonly labels: readonly number[];
  /** Mean binary cross-entropy. */
  readonly loss: number;
  /** Share of the pictures on the right side of 0.5. */
  readonly accuracy: number;
}

/** Probabilities are kept this far from 0 and 1, as the loss keeps them. */
const SMALLEST_PROBABILITY = 1e-7;

/** Runs a model, whose output is a probability, over pictures without augmentation. */
export async function judge(
  model: tf.LayersModel,
  examples: readonly Example[],
  plan: { readonly input: InputSpec; readonly batchSize: number },
): Promise<Judged> {
  const unused = seededRandom(0);
  const probabilities: number[] = [];
  for (let first = 0; first < examples.length; first += plan.batchSize) {
    const batch = makeBatch(
      examples.slice(first, first + plan.batchSize),
      { input: plan.input, augmentation: null },
      unused,
    );
    const output = model.predictOnBatch(batch.pictures);
    try {
      for (const tensor of [output].flat()) probabilities.push(...(await tensor.data()));
    } finally {
      tf.dispose([output, batch.pictures, batch.labels]);
    }
  }
  const labels = examples.map((example) => (example.fractured ? 1 : 0));
  const clamped = probabilities.map((p) =>
    Math.min(1 - SMALLEST_PROBABILITY, Math.max(SMALLEST_PROBABILITY, p)),
  );
  const losses = clamped.map((p, index) => -Math.log(labels[index] === 1 ? p : 1 - p));
  const right = clamped.filter((p, index) => p >= 0.5 === (labels[index] === 1)).length;
  return {
    logits: clamped.map((p) => Math.log(p / (1 - p))),
    labels,
    loss: losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length),
    accuracy: right / Math.max(1, examples.length),
  };
}
