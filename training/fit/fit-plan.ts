/** From what a run was asked to do to what its loop does. */

import { availableParallelism } from 'node:os';
import type * as tf from '@tensorflow/tfjs';
import type { Size } from '../../src/radiograph/letterbox.ts';
import type { EngineName } from '../backend/engine.ts';
import { wrongUsage } from '../exit-code.ts';
import { MODEL_RECIPES } from '../models/model-recipe.ts';
import type { Example } from './batches.ts';
import { classWeights } from './class-weights.ts';
import type { FitPlan } from './fit.ts';
import { idleRates, rateOf } from './layer-rates.ts';
import type { RunConfig } from './run-config.ts';

/**
 * Plans a fit.
 *
 * @throws CommandFailure where the model has no layer of a named rate, or the engine cannot have several workers
 */
export function fitPlan(
  config: RunConfig,
  model: tf.LayersModel,
  engine: EngineName,
  train: readonly Example[],
): FitPlan {
  const { input, augmentation, output } = MODEL_RECIPES[config.model];
  const { fit, epochs, batchSize, perGroup, seed, minutes } = config;
  const workers = workersFor(engine, config.workers);
  const part = config.part ?? Math.ceil(batchSize / workers);
  const [idle] = idleRates(model, fit.layerRates);
  if (idle !== undefined) throw wrongUsage(`No layer of ${config.model} is named "${idle}".`);
  return {
    input,
    augmentation,
    output,
    map: mapSize(model),
    seed,
    epochs,
    batchSize,
    perGroup,
    objective: {
      smoothing: fit.smoothing,
      regionLoss: fit.regionLoss,
      regionWeight: fit.regionWeight,
      classWeights: fit.balance ? classWeights(train, perGroup) : [1, 1],
    },
    optimizer: { kind: fit.optimizer, decay: fit.decay },
    schedule: { rate: config.learningRate, warmup: fit.warmup, shape: fit.schedule },
    clip: fit.clip,
    average: fit.ema,
    layerRates: fit.layerRates,
    patience: fit.patience,
    longestSeconds: minutes === null ? null : minutes * 60,
    engine,
    part,
    // More would have nothing to do.
    workers: Math.min(workers, Math.ceil(batchSize / part)),
  };
}

/** Enough for norms of maps, few enough that several workers share out a batch. */
const PICTURES_NORMED = 8;

/**
 * How many pictures are differentiated together unless a person says so: where norms learn, so many whatever the number
 * of workers, which then changes nothing of the results. Null for a part a worker.
 */
export function usualPart(
  model: tf.LayersModel,
  engine: EngineName,
  { fit, batchSize }: Pick<RunConfig, 'fit' | 'batchSize'>,
): number | null {
  const norms = model.layers.some(
    (layer) => layer.getClassName() === 'BatchNormalization' && rateOf(layer.name, fit.layerRates) > 0,
  );
  return norms && runsOnOneCore(engine) ? Math.min(PICTURES_NORMED, batchSize) : null;
}

const runsOnOneCore = (engine: EngineName): boolean => engine === 'wasm' || engine === 'cpu';

/** Engines that run on one core want a worker for each. */
function workersFor(engine: EngineName, wanted: number | 'auto'): number {
  if (wanted === 'auto') return runsOnOneCore(engine) ? availableParallelism() : 1;
  if (wanted > 1 && !runsOnOneCore(engine)) {
    throw wrongUsage(`The engine "${engine}" uses the whole machine by itself: leave --workers out.`);
  }
  return wanted;
}

/** Of the evidence map, a model's second output. */
export function mapSize({ outputs: [, map] }: tf.LayersModel): Size | null {
  const [, height, width] = map?.shape ?? [];
  return height && width ? { height, width } : null;
}
