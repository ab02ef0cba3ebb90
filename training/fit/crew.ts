/** Data-parallel training: threads share out the parts of each batch, and what they find is added up. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as tf from '@tensorflow/tfjs';
import type { EngineName } from '../backend/engine.ts';
import { artifactsOf } from '../models/layers-model-files.ts';
import { hireThread } from '../thread.ts';
import type { CrewWorkerData } from './crew-worker.ts';
import type { Outcome } from './differentiate.ts';
import { type Hand, type HandPlan, makeHand, type Order } from './hand.ts';
import { buffersOf, cutIntoParts, type DrawnPictures, shareOut } from './parts.ts';
import type { ModelWeights } from './weights.ts';

export interface Crew {
  /** The gradient of the last batch, and behind it the moving averages of norms, the mean over its pictures. */
  readonly result: Float32Array;
  /** Differentiates a batch's loss at the weights as they are. */
  differentiate(epoch: number, batch: DrawnPictures): Promise<Outcome>;
  close(): Promise<void>;
}

export interface CrewOptions {
  /** 1 works on this thread. */
  readonly workers: number;
  readonly engine: EngineName;
  /** Most pictures that are differentiated, and normed, together. */
  readonly part: number;
  /** The built worker. */
  readonly workerFile?: string;
}

/** Beside the built program. */
export const builtWorker = fileURLToPath(new URL('crew-worker.js', import.meta.url));

/** Vectors that all threads see. */
export const sharedFloats = (size: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(size * Float32Array.BYTES_PER_ELEMENT));

/**
 * Opens a crew. With parts of one size its own size changes nothing of the results, bit for bit: each part is worked on
 * by itself, and what parts come to is added up in their order.
 *
 * @param values the weights in shared memory: what is written there counts from the next batch on
 */
export async function openCrew(
  model: tf.LayersModel,
  weights: ModelWeights,
  values: Float32Array,
  plan: HandPlan,
  { workers, engine, part, workerFile = builtWorker }: CrewOptions,
): Promise<Crew> {
  // Without the built program, as under a test runner, there are no threads to hire.
  const alone = workers === 1 || !existsSync(workerFile);
  const hands: readonly HiredHand[] = alone
    ? [{ ...makeHand(model, values, plan), dismiss: async () => {} }]
    : await hireAll(workers, workerFile, model, { plan, engine, values });
  const found: Float32Array[] = [];
  const result = new Float32Array(weights.size);
  return {
    result,
    async differentiate(epoch, batch) {
      const total = batch.chosen.length;
      const parts = cutIntoParts(batch, { ...plan, part }).map((pictures, index) => {
        found[index] ??= sharedFloats(weights.size);
        return { ...pictures, found: found[index] };
      });
      const shares = shareOut(parts, hands.length);
      const outcomes = await Promise.all(
        hands.map((hand, index) => hand.work({ epoch, total, parts: shares[index] ?? [] })),
      );
      result.fill(0);
      for (const { found, chosen } of parts) {
        addTo(result, found, 0, weights.trainedSize, 1);
        addTo(result, found, weights.trainedSize, weights.size, chosen.length / total);
      }
      return outcomes.flat().reduce((sum, { loss, labelled, correct, astray }) => ({
        loss: sum.loss + loss,
        labelled: sum.labelled + labelled,
        correct: sum.correct + correct,
        astray: sum.astray ?? astray,
      }));
    },
    close: async () => {
      await Promise.all(hands.map(({ dismiss }) => dismiss()));
    },
  };
}

async function hireAll(
  workers: number,
  workerFile: string,
  model: tf.LayersModel,
  data: Omit<CrewWorkerData, 'artifacts'>,
): Promise<HiredHand[]> {
  const artifacts = await artifactsOf(model);
  return Array.from({ length: workers }, () => hire(workerFile, { ...data, artifacts }));
}

interface HiredHand extends Hand {
  dismiss(): Promise<void>;
}

function hire(workerFile: string, workerData: CrewWorkerData): HiredHand {
  const { ask, dismiss } = hireThread<Order, Outcome[]>(workerFile, workerData);
  return {
    work: (order) =>
      ask(
        order,
        order.parts.flatMap(({ planes }) => buffersOf(planes)),
      ),
    dismiss,
  };
}

function addTo(sum: Float32Array, summand: Float32Array, from: number, to: number, share: number): void {
  for (let index = from; index < to; index++) {
    sum[index] = (sum[index] ?? 0) + share * (summand[index] ?? 0);
  }
}
