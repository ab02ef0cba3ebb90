/** The training loop: epochs of augmented batches, a look at the validation side after each, checkpoints on the way. */

import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type * as tf from '@tensorflow/tfjs';
import type { Random } from '../random.ts';
import { batchJobs, picturesPerEpoch } from './batch-jobs.ts';
import { type DrawnBatch, openBatchStream } from './batch-stream.ts';
import type { Example } from './batches.ts';
import type { EpochResult, Memory, Position } from './checkpoint.ts';
import { clipGradient } from './clip-gradient.ts';
import { type CrewOptions, openCrew, sharedFloats } from './crew.ts';
import type { Outcome } from './differentiate.ts';
import type { HandPlan } from './hand.ts';
import { type Judged, judge } from './judge.ts';
import { freezeLayers, type LayerRate, rateOf } from './layer-rates.ts';
import { averageIn } from './moving-average.ts';
import { freshState, type OptimizerOptions, optimize } from './optimizer.ts';
import type { Target } from './parts.ts';
import { rateAt, type Schedule } from './schedule.ts';
import { allOf, brokenLayers, modelWeights, readWeights, writeWeights } from './weights.ts';

export interface FitPlan extends HandPlan, CrewOptions {
  readonly epochs: number;
  readonly batchSize: number;
  /** Most pictures of one source in an epoch; null for all. */
  readonly perGroup: number | null;
  readonly optimizer: OptimizerOptions;
  readonly schedule: Schedule;
  /** Longest gradient; null for any. */
  readonly clip: number | null;
  /** What stays of the weights' moving average in a step; null judges and keeps the weights themselves. */
  readonly average: number | null;
  readonly layerRates: readonly LayerRate[];
  /** Epochs without a better one after which the run ends; null for no such end. */
  readonly patience: number | null;
  /** Seconds after which no further epoch begins; null for no limit. */
  readonly longestSeconds: number | null;
}

/** Where a run begins or goes on; no memory at the beginning. */
export interface Start {
  readonly position: Position;
  readonly memory: Memory | null;
}

/** What the loop tells while it runs. */
export interface FitWatcher {
  /** After each batch: means over the epoch so far. */
  onBatch(batch: {
    epoch: number;
    pictures: number;
    loss: number;
    accuracy: number;
    /** The learning rate of its step. */
    rate: number;
    /** Seconds that training has waited for pictures in this sitting. */
    waited: number;
  }): void;
  /**
   * After each epoch, while the model holds the weights that were judged; `best` where its validation AUC is the
   * highest so far, or without a validation side.
   */
  onEpoch(result: EpochResult, best: boolean): Promise<void>;
  /** Asked after each batch and epoch whether the state is to be kept now. */
  shouldSave(): boolean;
  /** The model holds the weights that training goes on with. */
  save(position: Position, memory: Memory): Promise<void>;
  /** Asked after each batch: true ends the loop once the state is kept. */
  shouldStop(): boolean;
}

export type FitEnd = 'finished' | 'no better' | 'out of time' | 'stopped';

/** Thrown where the loss or the weights are no longer numbers. */
export class Diverged extends Error {
  override readonly name = 'Diverged';
}

/**
 * Fits a model.
 *
 * @param random orders come from forks of it by epoch; what is done to pictures comes from the plan's seed
 * @throws Diverged
 */
export async function fitModel(
  model: tf.LayersModel,
  examples: { readonly train: readonly Example[]; readonly validation: readonly Example[] },
  plan: FitPlan,
  start: Start,
  random: Random,
  watcher: FitWatcher,
): Promise<FitEnd> {
  freezeLayers(model, plan.layerRates);
  const weights = modelWeights(model, (layer) => rateOf(layer, plan.layerRates));
  const values = sharedFloats(weights.size);
  await readWeights(allOf(weights), values);
  const { average } = start.memory ?? { average: plan.average === null ? null : values.slice() };
  let optimizer = start.memory?.optimizer ?? freshState(plan.optimizer, weights.trainedSize);
  let { position } = start;

  const stepsAnEpoch = Math.ceil(picturesPerEpoch(examples.train, plan) / plan.batchSize);
  const lengths = { stepsAnEpoch, epochs: plan.epochs };
  const clock = stopwatch(position.seconds);
  const crew = await openCrew(model, weights, values, plan, plan);
  const stream = openBatchStream(examples.train, batchJobs(examples.train, plan, position, random), plan);

  const step = async ({ job: { epoch, batch, chosen }, planes }: DrawnBatch): Promise<Outcome> => {
    const targets = chosen.flatMap((index) => examples.train[index] ?? []).map(withoutPicture);
    const outcome = await crew.differentiate(epoch, { chosen, targets, planes });
    const gradient = crew.result.subarray(0, weights.trainedSize);
    const length = clipGradient(gradient, plan.clip);
    const when = `epoch ${epoch}, batch ${batch + 1}`;
    if (!Number.isFinite(outcome.loss + length)) {
      // Backwards, what is no number spreads from the layer where it arises to all before it.
      throw diverged(when, outcome.astray ?? brokenLayers(weights.trained, gradient).at(-1) ?? 'the loss');
    }
    const rate = rateAt(optimizer.steps, plan.schedule, lengths);
    optimizer = optimize(plan.optimizer, weights.trained, values, gradient, optimizer, rate);
    values.set(crew.result.subarray(weights.trainedSize), weights.trainedSize);
    const [broken] = brokenLayers(allOf(weights), values);
    if (broken !== undefined) throw diverged(when, broken);
    if (average && plan.average !== null) averageIn(average, values, plan.average, optimizer.steps);
    return outcome;
  };
  const save = async (): Promise<void> => {
    writeWeights(allOf(weights), values);
    await watcher.save(position, { optimizer, average });
  };

  try {
    while (position.epoch < plan.epochs) {
      if (plan.longestSeconds !== null && clock() >= plan.longestSeconds) return 'out of time';
      if (plan.patience !== null && position.epoch - (position.bestEpoch ?? 0) >= plan.patience)
        return 'no better';
      const epoch = position.epoch + 1;
      while (position.batch < stepsAnEpoch) {
        const drawn = await stream.next();
        if (!drawn) throw new Error(`Batch ${position.batch} of epoch ${epoch} is missing.`);
        const outcome = await step(drawn);
        const count = drawn.job.chosen.length;
        const running = addOutcome(position.running, outcome, count);
        position = { ...position, batch: position.batch + 1, running, seconds: clock() };
        watcher.onBatch({
          epoch,
          pictures: count,
          loss: running.loss / running.pictures,
          accuracy: running.correct / Math.max(1, running.labelled),
          rate: rateAt(optimizer.steps - 1, plan.schedule, lengths),
          waited: stream.waited,
        });
        // Engines that compute on this thread would keep signals and timers waiting for the whole epoch.
        await eventLoopTurn();
        if (watcher.shouldStop()) {
          await save();
          return 'stopped';
        }
        if (watcher.shouldSave()) await save();
      }

      writeWeights(allOf(weights), average ?? values);
      const judged = await judge(model, examples.validation, plan);
      if (!judged.pictures.every(({ logit }) => Number.isFinite(logit))) {
        throw diverged(`epoch ${epoch}`, 'what the model says of the validation side');
      }
      const result = epochResult(epoch, position, judged, clock());
      const best = isBest(result, position.history);
      await watcher.onEpoch(result, best);
      position = {
        epoch,
        batch: 0,
        running: { loss: 0, correct: 0, labelled: 0, pictures: 0 },
        seconds: clock(),
        secondsBeforeEpoch: clock(),
        history: [...position.history, result],
        bestEpoch: best ? epoch : position.bestEpoch,
      };
      await save();
    }
    return 'finished';
  } finally {
    await Promise.all([crew.close(), stream.close()]);
  }
}

const diverged = (when: string, what: string): Diverged =>
  new Diverged(
    `Training went wrong in ${when}: ${what} holds values that are no finite numbers. Try a lower --rate.`,
  );

/** All that a hand needs to know of an example whose pixels are drawn. */
const withoutPicture = ({ label, weight, regions }: Example): Target => ({
  label,
  weight,
  regions: regions && [],
});

function addOutcome(
  sum: Position['running'],
  { loss, labelled, correct }: Outcome,
  pictures: number,
): Position['running'] {
  return {
    loss: sum.loss + loss * pictures,
    labelled: sum.labelled + labelled,
    correct: sum.correct + correct,
    pictures: sum.pictures + pictures,
  };
}

function epochResult(epoch: number, position: Position, judged: Judged, seconds: number): EpochResult {
  const { running } = position;
  return {
    epoch,
    loss: running.loss / running.pictures,
    accuracy: running.correct / Math.max(1, running.labelled),
    validationLoss: numberOrNull(judged.loss),
    validationAccuracy: numberOrNull(judged.accuracy),
    validationAuc: numberOrNull(judged.auc),
    validationGroupAuc: numberOrNull(judged.groupAuc),
    seconds: seconds - position.secondsBeforeEpoch,
  };
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Without a validation side the last epoch is the best: nothing tells them apart. */
function isBest(result: EpochResult, before: readonly EpochResult[]): boolean {
  // Where pictures count alike a source with many outvotes the others; where sources do, few of them tell little.
  const merit = ({ epoch, validationAuc, validationGroupAuc, validationLoss }: EpochResult): number =>
    validationAuc !== null && validationGroupAuc !== null
      ? (validationAuc + validationGroupAuc) / 2
      : (validationAuc ?? (validationLoss === null ? epoch : -validationLoss));
  return before.every((earlier) => merit(result) > merit(earlier));
}

function stopwatch(already: number): () => number {
  const begun = performance.now();
  return () => already + (performance.now() - begun) / 1000;
}
