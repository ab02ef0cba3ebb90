/** What a second worker is worth: whole training steps of the seed-cnn, shared out or not. */

import { existsSync } from 'node:fs';
import { startEngine } from '../backend/engine.ts';
import { SEED_CNN_INPUT, seedCnn } from '../models/seed-cnn.ts';
import { builtWorker, openCrew, sharedFloats } from './crew.ts';
import type { HandPlan } from './hand.ts';
import { PLAIN_OBJECTIVE } from './losses.ts';
import { freshState, optimize } from './optimizer.ts';
import { modelWeights, readWeights } from './weights.ts';

const ADAM = { kind: 'adam', decay: 0 } as const;
const BATCH = 32;

/**
 * Measures steps of one and of two workers on the wasm engine, in turn, by the clock on the wall: cores must be idle.
 *
 * @param steps counted of each; the fastest of each counts
 * @returns how many times as fast two are; null where the program is not built, since threads then cannot start
 */
export async function twoWorkersOverOne(steps: number): Promise<number | null> {
  if (!existsSync(builtWorker)) return null;
  await startEngine('wasm');
  const step = [await stepOf(1), await stepOf(2)] as const;
  const fastest = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  try {
    // The first of each is a warm-up: threads start and engines compile.
    for (let round = 0; round <= steps; round++) {
      for (const which of [0, 1] as const) {
        const begun = performance.now();
        await step[which].run();
        if (round > 0) fastest[which] = Math.min(fastest[which], performance.now() - begun);
      }
    }
    return fastest[0] / fastest[1];
  } finally {
    await Promise.all(step.map(({ close }) => close()));
  }
}

async function stepOf(workers: number) {
  const plan: HandPlan = {
    input: SEED_CNN_INPUT,
    augmentation: null,
    map: null,
    seed: 1,
    output: 'probability',
    objective: PLAIN_OBJECTIVE,
  };
  const model = seedCnn(1);
  const weights = modelWeights(model);
  const values = sharedFloats(weights.size);
  await readWeights(weights, values);
  const crew = await openCrew(model, weights, values, plan, { workers, engine: 'wasm' });
  const pixels = BATCH * SEED_CNN_INPUT.width * SEED_CNN_INPUT.height;
  let optimizer = freshState(ADAM, weights.trainedSize);
  return {
    async run(): Promise<void> {
      await crew.differentiate({
        epoch: 1,
        chosen: Array.from({ length: BATCH }, (_, index) => index),
        targets: Array.from({ length: BATCH }, (_, index) => ({
          label: index % 2,
          weight: 1,
          regions: null,
        })),
        planes: {
          pictures: Uint8Array.from({ length: pixels }, (_, pixel) => (pixel * 37) % 256),
          masks: null,
        },
        total: BATCH,
      });
      optimizer = optimize(ADAM, weights.trained, values, crew.result, optimizer, 0.001);
    },
    async close(): Promise<void> {
      await crew.close();
      model.dispose();
    },
  };
}
