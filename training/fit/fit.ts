/** The training loop: epochs of augmented batches, a look at the validation side after each, checkpoints on the way. */

import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type * as tf from '@tensorflow/tfjs';
import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import type { Random } from '../random.ts';
import { type Batch, type BatchPlan, disposeBatch, type Example, epochOrder, makeBatch } from './batches.ts';
import { brokenLayer } from './broken-layer.ts';
import type { EpochResult, Position } from './checkpoint.ts';
import { type Judged, judge } from './judge.ts';
import { seedDropout } from './seed-dropout.ts';

export interface FitPlan extends BatchPlan {
  readonly epochs: number;
  readonly batchSize: number;
  /** Seconds after which no further epoch begins; null for no limit. */
  readonly longestSeconds: number | null;
}

/** What the loop tells while it runs. */
export interface FitWatcher {
  /** After each batch: means over the epoch so far. */
  onBatch(batch: { epoch: number; pictures: number; loss: number; accuracy: number }): void;
  /** After each epoch; `best` where its validation AUC is the highest so far, or without a validation side. */
  onEpoch(result: EpochResult, best: boolean): Promise<void>;
  /** Asked after each batch and epoch whether the state is to be kept now. */
  shouldSave(): boolean;
  save(position: Position): Promise<void>;
  /** Asked after each batch: true ends the loop once the state is kept. */
  shouldStop(): boolean;
}

export type FitEnd = 'finished' | 'out of time' | 'stopped';

/** Thrown where the loss or the weights are no longer numbers. */
export class Diverged extends Error {
  override readonly name = 'Diverged';
}

/**
 * Fits a compiled model.
 *
 * @param model compiled with one loss and the metric accuracy
 * @param random orders and movements come from forks of it by epoch and batch, so that a resumed run sees the same ones
 * @throws Diverged
 */
export async function fitModel(
  model: tf.LayersModel,
  examples: { readonly train: readonly Example[]; readonly validation: readonly Example[] },
  plan: FitPlan,
  start: Position,
  random: Random,
  watcher: FitWatcher,
): Promise<FitEnd> {
  let position = start;
  const batches = Math.ceil(examples.train.length / plan.batchSize);
  const clock = stopwatch(start.seconds);

  while (position.epoch < plan.epochs) {
    if (plan.longestSeconds !== null && clock() >= plan.longestSeconds) return 'out of time';
    const epoch = position.epoch + 1;
    const order = epochOrder(examples.train, null, epoch, random);
    while (position.batch < batches) {
      const chosen = order.slice(position.batch * plan.batchSize, (position.batch + 1) * plan.batchSize);
      seedDropout(model, random.fork(`dropout of epoch ${epoch} batch ${position.batch}`));
      const { loss, correct } = await step(model, await makeBatch(examples.train, chosen, epoch, plan));
      // The output layer goes with any other, and an engine's clipping can hide NaN from the loss.
      if (!Number.isFinite(loss) || (await brokenLayer(model.layers.slice(-1)))) {
        const layer = (await brokenLayer(model.layers)) ?? 'the loss';
        throw new Diverged(
          `Training went wrong in epoch ${epoch}, batch ${position.batch + 1}: ${layer} holds values that are no finite numbers. Try a lower --rate.`,
        );
      }
      const running = {
        loss: position.running.loss + loss * chosen.length,
        correct: position.running.correct + correct,
        pictures: position.running.pictures + chosen.length,
      };
      position = { ...position, batch: position.batch + 1, running, seconds: clock() };
      watcher.onBatch({
        epoch,
        pictures: chosen.length,
        loss: running.loss / running.pictures,
        accuracy: running.correct / running.pictures,
      });
      // Engines that compute on this thread would keep signals and timers waiting for the whole epoch.
      await eventLoopTurn();
      if (watcher.shouldStop()) {
        await watcher.save(position);
        return 'stopped';
      }
      if (watcher.shouldSave()) await watcher.save(position);
    }

    const result = epochResult(epoch, position, await judge(model, examples.validation, plan), clock());
    const best = isBest(result, position.history);
    position = {
      epoch,
      batch: 0,
      running: { loss: 0, correct: 0, pictures: 0 },
      seconds: clock(),
      secondsBeforeEpoch: clock(),
      history: [...position.history, result],
      bestEpoch: best ? epoch : position.bestEpoch,
    };
    await watcher.onEpoch(result, best);
    await watcher.save(position);
  }
  return 'finished';
}

async function step(model: tf.LayersModel, batch: Batch): Promise<{ loss: number; correct: number }> {
  const labels = batch.labels.expandDims(1);
  try {
    const results = await model.trainOnBatch(batch.pictures, labels);
    const [loss = Number.NaN, accuracy = 0] = Array.isArray(results) ? results : [results];
    return { loss, correct: Math.round(accuracy * batch.size) };
  } finally {
    labels.dispose();
    disposeBatch(batch);
  }
}

function epochResult(epoch: number, position: Position, judged: Judged, seconds: number): EpochResult {
  const auc = areaUnderRoc(judged.pictures.map(({ logit, fractured }) => ({ score: logit, fractured })));
  return {
    epoch,
    loss: position.running.loss / position.running.pictures,
    accuracy: position.running.correct / position.running.pictures,
    validationLoss: numberOrNull(judged.loss),
    validationAccuracy: numberOrNull(judged.accuracy),
    validationAuc: numberOrNull(auc),
    seconds: seconds - position.secondsBeforeEpoch,
  };
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Without a validation side the last epoch is the best: nothing tells them apart. */
function isBest(result: EpochResult, before: readonly EpochResult[]): boolean {
  const merit = ({ epoch, validationAuc, validationLoss }: EpochResult): number =>
    validationAuc ?? (validationLoss === null ? epoch : -validationLoss);
  return before.every((earlier) => merit(result) > merit(earlier));
}

function stopwatch(already: number): () => number {
  const begun = performance.now();
  return () => already + (performance.now() - begun) / 1000;
}
