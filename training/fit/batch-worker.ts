/** A thread that draws batches: takes orders, sends pixels. */

import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import type { BatchPlan, BatchPlanes } from './batches.ts';
import { type Drawable, drawPlanes } from './draw-planes.ts';

export interface BatchWorkerData {
  readonly examples: readonly Drawable[];
  readonly plan: BatchPlan;
}

export interface BatchOrder {
  readonly number: number;
  readonly epoch: number;
  readonly chosen: readonly number[];
}

export type BatchAnswer =
  | { readonly number: number; readonly planes: BatchPlanes }
  | { readonly number: number; readonly error: Error };

const { examples, plan }: BatchWorkerData = workerData;

// Pictures are small and threads many: libvips' own threads would only be in the way.
sharp.concurrency(1);
sharp.cache(false);

parentPort?.on('message', async ({ number, epoch, chosen }: BatchOrder) => {
  try {
    const planes = await drawPlanes(examples, chosen, epoch, plan);
    const answer: BatchAnswer = { number, planes };
    parentPort?.postMessage(answer, [planes.pictures.buffer, ...(planes.masks ? [planes.masks.buffer] : [])]);
  } catch (cause) {
    const answer: BatchAnswer = { number, error: cause instanceof Error ? cause : new Error(String(cause)) };
    parentPort?.postMessage(answer);
  }
});
