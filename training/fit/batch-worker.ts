/** A thread that draws batches: takes orders, sends pixels. */

import { workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { answerQuestions } from '../thread.ts';
import type { BatchPlan } from './batches.ts';
import { type Drawable, drawPlanes } from './draw-planes.ts';
import { buffersOf } from './parts.ts';

export interface BatchWorkerData {
  readonly examples: readonly Drawable[];
  readonly plan: BatchPlan;
}

export interface BatchOrder {
  readonly epoch: number;
  readonly chosen: readonly number[];
}

const { examples, plan }: BatchWorkerData = workerData;

// Pictures are small and threads many: libvips' own threads would only be in the way.
sharp.concurrency(1);
sharp.cache(false);

answerQuestions(({ epoch, chosen }: BatchOrder) => drawPlanes(examples, chosen, epoch, plan), buffersOf);
