/** How fast a model trains on an engine, and what that is beside the engine's plain forward convolutions. */

import { type EngineName, startEngine } from '../backend/engine.ts';
import type { ModelName } from '../models/model-recipe.ts';
import type { LayerSpeed } from './convolution-speeds.ts';
import { fastest, type Repetitions } from './processor-time.ts';
import { trainingStep } from './training-step.ts';

/**
 * Measures whole training steps of a model, all of whose layers learn, on one thread.
 *
 * @returns milliseconds of processor time a picture
 * @throws CommandFailure where the engine does not start
 */
export async function millisecondsAPicture(
  model: ModelName,
  engine: EngineName,
  batchSize: number,
  repetitions: Repetitions,
): Promise<number> {
  await startEngine(engine);
  const step = await trainingStep(model, { engine, batchSize, workers: 1 });
  try {
    return (await fastest(step.run, repetitions)) / batchSize;
  } finally {
    await step.close();
  }
}

/** Billions of operations a second, a multiplication and an addition being two. */
export interface Rates {
  /** Of plain forward convolutions, weighed by what training makes of each layer. */
  readonly forward: number;
  /** Of whole training steps: only convolutions' operations count, and everybody's time. */
  readonly training: number;
}

/** @param training milliseconds a picture of whole training steps */
export function ratesOf(layers: readonly LayerSpeed[], training: number): Rates {
  const sum = (value: (layer: LayerSpeed) => number): number =>
    layers.reduce((total, layer) => total + value(layer), 0);
  const passes = ({ gradientPasses }: LayerSpeed): number => 1 + gradientPasses;
  const operations = sum((layer) => 2 * layer.multiplications * passes(layer));
  const atForwardRate = sum((layer) => layer.forward * passes(layer));
  return { forward: operations / atForwardRate / 1e6, training: operations / training / 1e6 };
}
