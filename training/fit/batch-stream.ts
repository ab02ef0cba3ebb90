/** Draws the next batches on other threads while this one trains. */

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { hireThreads } from '../thread.ts';
import type { BatchJob } from './batch-jobs.ts';
import type { BatchOrder, BatchWorkerData } from './batch-worker.ts';
import type { BatchPlan, BatchPlanes } from './batches.ts';
import { type Drawable, drawPlanes } from './draw-planes.ts';

/** A batch whose pixels are there. */
export interface DrawnBatch {
  readonly job: BatchJob;
  readonly planes: BatchPlanes;
}

export interface BatchStream {
  /** The next batch in order; null after the last one. Ask for one at a time. */
  next(): Promise<DrawnBatch | null>;
  /** Seconds that `next` has kept its callers waiting. */
  readonly waited: number;
  /** Ends the threads; batches not asked for are lost. */
  close(): Promise<void>;
}

export interface StreamOptions {
  /** 0 draws each batch when it is asked for, on this thread. */
  readonly threads?: number;
  /** Most batches that are drawn before they are asked for. */
  readonly ahead?: number;
  /** The built worker. */
  readonly workerFile?: string;
}

/** Beside the built program. */
const builtWorker = fileURLToPath(new URL('batch-worker.js', import.meta.url));

/** One core is left to training; more threads than this keep up with any engine that we know. */
const MOST_THREADS = 4;

const defaultThreads = (): number => Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));

/**
 * Opens a stream of batches. With and without threads it gives the same bytes.
 *
 * @param examples whose grey lies in shared memory: threads then need no copies
 */
export function openBatchStream(
  examples: readonly Drawable[],
  jobs: Iterator<BatchJob>,
  plan: BatchPlan,
  { threads = defaultThreads(), ahead = 2 * threads, workerFile = builtWorker }: StreamOptions = {},
): BatchStream {
  const crew = threads > 0 && existsSync(workerFile) ? hire(threads, workerFile, examples, plan) : null;
  const queue: Promise<DrawnBatch>[] = [];
  let waited = 0;

  const order = (): Promise<DrawnBatch> | null => {
    const { value: job, done } = jobs.next();
    if (done || !job) return null;
    const { epoch, chosen } = job;
    const drawn = crew ? crew.ask({ epoch, chosen }) : drawPlanes(examples, chosen, epoch, plan);
    const batch = drawn.then((planes) => ({ job, planes }));
    // A failure is told to whoever asks for this batch, and until then to nobody.
    batch.catch(() => {});
    return batch;
  };
  const fill = (): void => {
    while (crew && queue.length < ahead) {
      const batch = order();
      if (!batch) return;
      queue.push(batch);
    }
  };

  fill();
  return {
    async next() {
      const asked = performance.now();
      const batch = await (queue.shift() ?? order());
      waited += (performance.now() - asked) / 1000;
      fill();
      return batch;
    },
    get waited() {
      return waited;
    },
    close: async () => crew?.dismiss(),
  };
}

/** Orders go to the threads at once: a training step that blocks this thread delays none of them. */
function hire(threads: number, workerFile: string, examples: readonly Drawable[], plan: BatchPlan) {
  const workerData: BatchWorkerData = {
    examples: examples.map(({ grey, regions, variants }) => ({
      grey,
      regions,
      ...(variants && { variants }),
    })),
    plan,
  };
  return hireThreads<BatchOrder, BatchPlanes>(threads, workerFile, workerData);
}
