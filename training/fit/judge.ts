/** What a model under training says of pictures as they are. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { logLoss } from '../../src/metrics/calibration.ts';
import type { WithLogit } from '../../src/metrics/labelled.ts';
import { disposeBatch, type Example, makeBatch } from './batches.ts';

export interface Judged {
  /** Log-odds of *fractured* beside the truth, in the order of the examples. */
  readonly pictures: readonly WithLogit[];
  /** Mean binary cross-entropy; NaN without examples. */
  readonly loss: number;
  /** Share of the pictures on the right side of 0.5. */
  readonly accuracy: number;
}

/** Probabilities are kept this far from 0 and 1, as the loss keeps them. */
const SMALLEST_PROBABILITY = 1e-7;

const UNCALIBRATED = { temperature: 1, bias: 0 };

/** Runs a model, whose output is a probability, over pictures without augmentation. */
export async function judge(
  model: tf.LayersModel,
  examples: readonly Example[],
  plan: { readonly input: InputSpec; readonly batchSize: number },
): Promise<Judged> {
  const asTheyAre = { input: plan.input, augmentation: null, map: null, seed: 0 };
  const probabilities: number[] = [];
  for (let first = 0; first < examples.length; first += plan.batchSize) {
    const last = Math.min(first + plan.batchSize, examples.length);
    const chosen = Array.from({ length: last - first }, (_, place) => first + place);
    const batch = await makeBatch(examples, chosen, 0, asTheyAre);
    const output = model.predictOnBatch(batch.pictures);
    try {
      for (const tensor of [output].flat()) probabilities.push(...(await tensor.data()));
    } finally {
      tf.dispose(output);
      disposeBatch(batch);
    }
  }
  const pictures = examples.map(({ label }, index) => ({
    fractured: label === 1,
    logit: logOdds(probabilities[index]),
  }));
  const right = pictures.filter(({ fractured, logit }) => logit >= 0 === fractured).length;
  return {
    pictures,
    loss: logLoss(pictures, UNCALIBRATED),
    accuracy: right / pictures.length,
  };
}

function logOdds(probability = Number.NaN): number {
  const p = Math.min(1 - SMALLEST_PROBABILITY, Math.max(SMALLEST_PROBABILITY, probability));
  return Math.log(p / (1 - p));
}
