/** What a second worker is worth: whole training steps of the seed-cnn, shared out or not. */

import { existsSync } from 'node:fs';
import { quantile } from '../../src/metrics/bootstrap.ts';
import { startEngine } from '../backend/engine.ts';
import { SEED_CNN_INPUT, seedCnn } from '../models/seed-cnn.ts';
import { builtWorker, openCrew, sharedFloats } from './crew.ts';
import type { HandPlan } from './hand.ts';
import { PLAIN_OBJECTIVE } from './losses.ts';
import { freshState, optimize } from './optimizer.ts';
import type { DrawnPictures } from './parts.ts';
import { allOf, modelWeights, readWeights } from './weights.ts';

const ADAM = { kind: 'adam', decay: 0 } as const;
const BATCH = 32;
const PLAN: HandPlan = {
  input: SEED_CNN_INPUT,
  augmentation: null,
  map: null,
  seed: 1,
  output: 'probability',
  objective: PLAIN_OBJECTIVE,
};

/**
 * Measures steps of one and of two workers on the wasm engine, both with batches of 32, by the clock on the wall: two
 * cores must be idle.
 *
 * @param rounds each of one step and the other, one right after the other
 * @returns how many times as fast two are, in the middle one of all rounds; null where the program is not built, since
 *   threads then cannot start
 */
export async function twoWorkersOverOne(rounds: number): Promise<number | null> {
  if (!existsSync(builtWorker)) return null;
  await startEngine('wasm');
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

async function stepOf(workers: number) {
  const model = seedCnn(1);
  const weights = modelWeights(model);
  const values = sharedFloats(weights.size);
  await readWeights(allOf(weights), values);
  const crew = await openCrew(model, weights, values, PLAN, {
    workers,
    part: BATCH / workers,
    engine: 'wasm',
  });
  const batch = anyPictures();
  let optimizer = freshState(ADAM, weights.trainedSize);
  return {
    async run(): Promise<void> {
      await crew.differentiate(1, batch);
      optimizer = optimize(ADAM, weights.trained, values, crew.result, optimizer, 0.001);
    },
    async close(): Promise<void> {
      await crew.close();
      model.dispose();
    },
  };
}

function anyPictures(): DrawnPictures {
  const pixels = BATCH * SEED_CNN_INPUT.width * SEED_CNN_INPUT.height;
  return {
    chosen: Array.from({ length: BATCH }, (_, index) => index),
    targets: Array.from({ length: BATCH }, (_, index) => ({ label: index % 2, weight: 1, regions: null })),
    planes: {
      pictures: Uint8Array.from({ length: pixels }, (_, pixel) => (pixel * 37) % 256),
      masks: null,
    },
  };
}
