/** Whole training steps on made-up pictures, to be measured: as in a run, but for drawing the pictures. */

import type { EngineName } from '../backend/engine.ts';
import { openCrew, sharedFloats } from '../fit/crew.ts';
import { mapSize } from '../fit/fit-plan.ts';
import { PLAIN_OBJECTIVE } from '../fit/losses.ts';
import { freshState, optimize } from '../fit/optimizer.ts';
import type { DrawnPictures } from '../fit/parts.ts';
import { allOf, modelWeights, readWeights } from '../fit/weights.ts';
import { MODEL_RECIPES, type ModelName } from '../models/model-recipe.ts';

export interface TrainingStep {
  run(): Promise<void>;
  close(): Promise<void>;
}

export interface StepOptions {
  /** The engine under way. */
  readonly engine: EngineName;
  readonly batchSize: number;
  /** Each has one part of the batch. */
  readonly workers: number;
}

const ADAM = { kind: 'adam', decay: 0 } as const;
const RATE = 0.001;

/** Makes a step of a model whose layers all learn. */
export async function trainingStep(
  name: ModelName,
  { engine, batchSize, workers }: StepOptions,
): Promise<TrainingStep> {
  const { input, output, build } = MODEL_RECIPES[name];
  const model = build(1);
  const weights = modelWeights(model);
  const values = sharedFloats(weights.size);
  await readWeights(allOf(weights), values);
  const plan = {
    input,
    output,
    augmentation: null,
    map: mapSize(model),
    seed: 1,
    objective: PLAIN_OBJECTIVE,
  };
  const part = Math.ceil(batchSize / workers);
  const crew = await openCrew(model, weights, values, plan, { engine, workers, part });
  const batch = anyPictures(batchSize, plan);
  let optimizer = freshState(ADAM, weights.trainedSize);
  return {
    async run() {
      await crew.differentiate(1, batch);
      optimizer = optimize(ADAM, weights.trained, values, crew.result, optimizer, RATE);
    },
    async close() {
      await crew.close();
      model.dispose();
    },
  };
}

function anyPictures(
  count: number,
  { input, map }: Pick<Parameters<typeof openCrew>[3], 'input' | 'map'>,
): DrawnPictures {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const pixels = count * input.width * input.height;
  return {
    chosen: numbers,
    targets: numbers.map((index) => ({ label: index % 2, weight: 1, regions: [] })),
    planes: {
      pictures: Uint8Array.from({ length: pixels }, (_, pixel) => (pixel * 37) % 256),
      masks: map && new Float32Array(count * map.width * map.height),
    },
  };
}
