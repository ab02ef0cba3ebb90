/** The batches of a run, one after the other, as numbers of examples. */

import { byKey } from '../dataset/by-key.ts';
import type { Random } from '../random.ts';
import { type Example, epochOrder } from './batches.ts';

/** What a batch is made of. */
export interface BatchJob {
  /** From 1. */
  readonly epoch: number;
  /** From 0 within the epoch. */
  readonly batch: number;
  /** Numbers of examples. */
  readonly chosen: readonly number[];
}

export interface JobPlan {
  readonly epochs: number;
  readonly batchSize: number;
  /** Most pictures of one source in an epoch; null for all. */
  readonly perGroup: number | null;
}

/** How many pictures each epoch takes. */
export function picturesPerEpoch(
  examples: readonly Pick<Example, 'group'>[],
  { perGroup }: Pick<JobPlan, 'perGroup'>,
): number {
  if (perGroup === null) return examples.length;
  const groups = byKey(examples, ({ group }) => group);
  return [...groups.values()].reduce((sum, { length }) => sum + Math.min(length, perGroup), 0);
}

/**
 * Lists batches from a position to the last epoch's end.
 *
 * @param from epochs finished, and batches of the next one
 */
export function* batchJobs(
  examples: readonly Pick<Example, 'group'>[],
  { epochs, batchSize, perGroup }: JobPlan,
  from: { readonly epoch: number; readonly batch: number },
  random: Random,
): Generator<BatchJob, undefined> {
  let begin = from.batch;
  for (let epoch = from.epoch + 1; epoch <= epochs; epoch++) {
    const order = epochOrder(examples, perGroup, epoch, random);
    for (let batch = begin; batch * batchSize < order.length; batch++) {
      yield { epoch, batch, chosen: order.slice(batch * batchSize, (batch + 1) * batchSize) };
    }
    begin = 0;
  }
  return undefined;
}
