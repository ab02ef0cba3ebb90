/** What a second worker is worth: whole training steps of the seed-cnn, shared out or not. */

import { existsSync } from 'node:fs';
import { quantile } from '../../src/metrics/bootstrap.ts';
import { startEngine } from '../backend/engine.ts';
import { builtWorker } from '../fit/crew.ts';
import { type TrainingStep, trainingStep } from './training-step.ts';

const BATCH = 32;

/**
 * Measures steps of one and of two workers on the wasm engine, with equal batches, by the clock on the wall: two cores
 * must be idle.
 *
 * @param rounds each of one step and the other, one right after the other
 * @returns how many times as fast two are, in the middle one of all rounds; null where the program is not built, since
 *   threads then cannot start
 */
export async function twoWorkersOverOne(rounds: number): Promise<number | null> {
  if (!existsSync(builtWorker)) return null;
  await startEngine('wasm');
  const stepOf = (workers: number): Promise<TrainingStep> =>
    trainingStep('seed-cnn', { engine: 'wasm', batchSize: BATCH, workers });
  const [one, two] = [await stepOf(1), await stepOf(2)];
  try {
    // Threads start, engines compile and their memory grows.
    for (const { run } of [one, two, one, two]) await run();
    const ratios = new Float64Array(rounds);
    for (let round = 0; round < rounds; round++) {
      ratios[round] = (await milliseconds(one.run)) / (await milliseconds(two.run));
    }
    return quantile(ratios.sort(), 0.5);
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

async function milliseconds(run: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}
