/** Data-parallel training: threads share out each batch, and what they find is added up. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type * as tf from '@tensorflow/tfjs';
import type { EngineName } from '../backend/engine.ts';
import { artifactsOf } from '../models/layers-model-files.ts';
import type { BatchPlanes } from './batches.ts';
import type { CrewMessage, CrewWorkerData } from './crew-worker.ts';
import type { Outcome } from './differentiate.ts';
import { type HandPlan, makeHand, type Order } from './hand.ts';
import type { ModelWeights } from './weights.ts';

export interface Crew {
  /** The gradient of the last batch, and behind it the moving averages of norms, the mean of all hands'. */
  readonly result: Float32Array;
  /** Differentiates a batch's loss at the weights as they are. */
  differentiate(order: Order): Promise<Outcome>;
  close(): Promise<void>;
}

export interface CrewOptions {
  /** 1 works on this thread. */
  readonly workers: number;
  readonly engine: EngineName;
  /** The built worker. */
  readonly workerFile?: string;
}

/** Beside the built program. */
export const builtWorker = fileURLToPath(new URL('crew-worker.js', import.meta.url));

/** Vectors that all threads see. */
export const sharedFloats = (size: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(size * Float32Array.BYTES_PER_ELEMENT));

/**
 * Opens a crew. Its size changes the results by rounding alone, unless the model has norms over the batch: each hand
 * norms by its own part.
 *
 * @param values the weights in shared memory: what is written there counts from the next batch on
 */
export async function openCrew(
  model: tf.LayersModel,
  weights: ModelWeights,
  values: Float32Array,
  plan: HandPlan,
  { workers, engine, workerFile = builtWorker }: CrewOptions,
): Promise<Crew> {
  // Without the built program, as under a test runner, there are no threads to hire.
  if (workers === 1 || !existsSync(workerFile)) {
    const hand = makeHand(model, plan);
    const result = new Float32Array(weights.size);
    return { result, differentiate: (order) => hand.work(order, values, result), close: async () => {} };
  }
  const artifacts = await artifactsOf(model);
  const hands = Array.from({ length: workers }, () => {
    const result = sharedFloats(weights.size);
    return { result, ...hire(workerFile, { artifacts, plan, engine, values, result }) };
  });
  const result = new Float32Array(weights.size);
  return {
    result,
    async differentiate(order) {
      const parts = shareOut(order, plan, workers);
      const outcomes = await Promise.all(
        parts.map((part, index) => hands[index]?.work(part) ?? Promise.reject(new Error('no such hand'))),
      );
      result.fill(0);
      parts.forEach(({ chosen }, index) => {
        const found = hands[index]?.result ?? result;
        addTo(result, found, 0, weights.trainedSize, 1);
        addTo(result, found, weights.trainedSize, weights.size, chosen.length / order.total);
      });
      return outcomes.reduce((sum, { loss, labelled, correct }) => ({
        loss: sum.loss + loss,
        labelled: sum.labelled + labelled,
        correct: sum.correct + correct,
      }));
    },
    close: async () => {
      await Promise.all(hands.map(({ dismiss }) => dismiss()));
    },
  };
}

/** Parts of about one size, in order; fewer than hands where there are fewer pictures. */
export function shareOut(
  order: Order,
  { input, map }: Pick<HandPlan, 'input' | 'map'>,
  hands: number,
): Order[] {
  const { chosen, targets, planes } = order;
  const plane = input.width * input.height;
  const cells = map ? map.width * map.height : 0;
  const parts = Math.min(hands, chosen.length);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.round((part * chosen.length) / parts);
    const to = Math.round(((part + 1) * chosen.length) / parts);
    return {
      ...order,
      chosen: chosen.slice(from, to),
      targets: targets.slice(from, to),
      planes: {
        pictures: planes.pictures.slice(from * plane, to * plane),
        masks: planes.masks?.slice(from * cells, to * cells) ?? null,
      },
    };
  });
}

function hire(workerFile: string, workerData: CrewWorkerData) {
  const worker = new Worker(workerFile, { workerData });
  let settle: { done(outcome: Outcome): void; fail(error: Error): void } | null = null;
  let broken: Error | null = null;
  const breakOff = (error: Error): void => {
    broken = error;
    settle?.fail(error);
  };
  worker.on('message', (message: CrewMessage) => {
    if ('outcome' in message) settle?.done(message.outcome);
    else breakOff(message.error);
  });
  worker.on('error', breakOff);
  return {
    work: (order: Order) =>
      new Promise<Outcome>((done, fail) => {
        if (broken) {
          fail(broken);
          return;
        }
        settle = { done, fail };
        worker.postMessage(order, buffersOf(order.planes));
      }),
    dismiss: () => worker.terminate(),
  };
}

const buffersOf = ({ pictures, masks }: BatchPlanes): ArrayBuffer[] => [
  pictures.buffer,
  ...(masks ? [masks.buffer] : []),
];

function addTo(sum: Float32Array, summand: Float32Array, from: number, to: number, share: number): void {
  for (let index = from; index < to; index++) {
    sum[index] = (sum[index] ?? 0) + share * (summand[index] ?? 0);
  }
}
