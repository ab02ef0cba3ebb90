/** What a model under training says of pictures as they are. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import { logLoss } from '../../src/metrics/calibration.ts';
import { oneVoteAGroup } from '../../src/metrics/group-votes.ts';
import type { WithLogit } from '../../src/metrics/labelled.ts';
import { disposeBatch, type Example, makeBatch } from './batches.ts';
import { logitsOf, type OutputKind } from './differentiate.ts';

export interface Judged {
  /** Log-odds of *fractured* beside the truth, in the order of the examples. */
  readonly pictures: readonly WithLogit[];
  /** Mean binary cross-entropy; NaN without examples. */
  readonly loss: number;
  /** Share of the pictures on the right side of 0.5. */
  readonly accuracy: number;
  /** Area under the ROC curve, each picture counting alike; NaN where a class is missing. */
  readonly auc: number;
  /** The same with one vote a source: a source with many copies does not outvote the others. */
  readonly groupAuc: number;
}

const UNCALIBRATED = { temperature: 1, bias: 0 };

/** Runs a model over pictures without augmentation; those without a label are left out. */
export async function judge(
  model: tf.LayersModel,
  examples: readonly Example[],
  plan: { readonly input: InputSpec; readonly batchSize: number; readonly output: OutputKind },
): Promise<Judged> {
  const labelled = examples.filter(({ label }) => label !== null);
  const asTheyAre = { input: plan.input, augmentation: null, map: null, seed: 0 };
  const logits: number[] = [];
  for (let first = 0; first < labelled.length; first += plan.batchSize) {
    const last = Math.min(first + plan.batchSize, labelled.length);
    const chosen = Array.from({ length: last - first }, (_, place) => first + place);
    const batch = await makeBatch(labelled, chosen, 0, asTheyAre);
    const answers = tf.tidy(() => {
      const [answer] = [model.predictOnBatch(batch.pictures)].flat();
      if (!answer) throw new Error('The model gives no answer.');
      return logitsOf(answer, plan.output);
    });
    try {
      logits.push(...(await answers.data()));
    } finally {
      answers.dispose();
      disposeBatch(batch);
    }
  }
  const pictures = labelled.map(({ label, group }, index) => ({
    fractured: label === 1,
    group: String(group),
    logit: logits[index] ?? Number.NaN,
  }));
  const scored = pictures.map((picture) => ({ ...picture, score: picture.logit }));
  const right = pictures.filter(({ fractured, logit }) => logit >= 0 === fractured).length;
  return {
    pictures,
    loss: logLoss(pictures, UNCALIBRATED),
    accuracy: right / pictures.length,
    auc: areaUnderRoc(scored),
    groupAuc: areaUnderRoc(oneVoteAGroup(scored)),
  };
}
