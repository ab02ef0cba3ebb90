/** One step's arithmetic: what a batch says is wrong with the model, and which way each weight should move. */

import * as tf from '@tensorflow/tfjs';
import type { Batch } from './batches.ts';
import { firstAstray } from './first-astray.ts';
import { type Objective, pictureLosses, regionLosses } from './losses.ts';
import { floats, type ModelWeights } from './weights.ts';

/**
 * Makes the log-odds of *fractured* of a model's first output: some models end in a probability.
 *
 * @returns shape [n]
 */
export function logitsOf(output: tf.Tensor, kind: OutputKind): tf.Tensor1D {
  return tf.tidy(() => {
    const flat = output.as1D();
    if (kind === 'logit') return flat;
    const inside = flat.clipByValue(SMALLEST_PROBABILITY, 1 - SMALLEST_PROBABILITY);
    return tf.log(tf.div(inside, tf.sub(1, inside)));
  });
}

export type OutputKind = 'probability' | 'logit';

/** Probabilities are kept this far from 0 and 1. */
const SMALLEST_PROBABILITY = 1e-7;

/** What a batch, or a part of one, came to. */
export interface Outcome {
  /** Mean over the pictures of the whole batch; of a part, what it adds to that mean. */
  readonly loss: number;
  /** Pictures whose label is known. */
  readonly labelled: number;
  /** Those of them on the right side of 0.5. */
  readonly correct: number;
  /** The first layer that gives what is no finite number; null where none does. Looked for where the loss is none. */
  readonly astray: string | null;
}

export interface Lesson {
  readonly output: OutputKind;
  readonly objective: Objective;
}

/**
 * Runs a batch forwards and backwards in training mode. The moving averages of norms move along.
 *
 * Parts of a batch add up: the sum of their losses and gradients is that of the batch.
 *
 * @param model its outputs are the answer and, if it has two, the evidence map as logits of shape [n, height, width, 1]
 * @param total pictures of the whole batch
 * @param gradient takes the derivative of the loss by every trained weight
 */
export async function differentiate(
  model: tf.LayersModel,
  { trained }: ModelWeights,
  batch: Batch,
  total: number,
  { output, objective }: Lesson,
  gradient: Float32Array,
): Promise<Outcome> {
  const answers: tf.Tensor1D[] = [];
  const { value, grads } = tf.variableGrads(
    () => {
      const [answer, map] = [model.apply(batch.pictures, { training: true })].flat();
      if (!(answer instanceof tf.Tensor)) throw new Error('The model gives no answer.');
      answers.push(tf.keep(tf.reshape(answer, [-1])));
      const logits = logitsOf(answer, output);
      const losses = [tf.mul(pictureLosses(logits, batch.labels, objective), batch.labelWeights)];
      if (map instanceof tf.Tensor && batch.masks && batch.maskWeights) {
        const perPicture = regionLosses(asMap(map), batch.masks, objective);
        losses.push(tf.mul(perPicture, tf.mul(batch.maskWeights, objective.regionWeight)));
      }
      return tf.div(tf.sum(tf.addN(losses)), total);
    },
    trained.map(({ variable }) => variable),
  );
  try {
    gradient.fill(0);
    for (const { variable, offset } of trained) {
      // The map teaches nothing where nobody drew: some weights may have no part in the loss.
      const slope = grads[variable.name];
      if (slope) gradient.set(await floats(slope), offset);
    }
    const [loss = Number.NaN] = await value.data();
    const { finite, ...counts } = await count(answers, output, batch);
    if (finite && Number.isFinite(loss)) return { loss, ...counts, astray: null };
    return { loss: Number.NaN, ...counts, astray: await firstAstray(model, batch.pictures) };
  } finally {
    tf.dispose([value, grads, answers]);
  }
}

async function count(answers: readonly tf.Tensor[], output: OutputKind, { labels, labelWeights }: Batch) {
  const said = (await answers[0]?.data()) ?? [];
  const middle = output === 'logit' ? 0 : 0.5;
  const [truth, weights] = [await labels.data(), await labelWeights.data()];
  let [labelled, correct] = [0, 0];
  truth.forEach((label, index) => {
    if ((weights[index] ?? 0) === 0) return;
    labelled++;
    if ((said[index] ?? Number.NaN) >= middle === label >= 0.5) correct++;
  });
  // Some engines' clipping makes numbers of what is none, and so the loss does not tell.
  return { labelled, correct, finite: said.every(Number.isFinite) };
}

function asMap(map: tf.Tensor): tf.Tensor4D {
  const [n = 0, height = 0, width = 0, channels = 0] = map.shape;
  return tf.reshape(map, [n, height, width, channels]);
}
