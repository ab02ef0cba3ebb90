/** What a run's folder tells of its model: how it was trained, how it is calibrated, how good it turned out. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { cardParts, type ModelCard } from '../../src/classifier/model-card.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { MODEL_NAMES, MODEL_RECIPES } from '../models/model-recipe.ts';

export interface RunRecord
  extends Pick<
    ModelCard,
    'input' | 'training' | 'calibration' | 'operatingPoints' | 'regions' | 'inputGate' | 'evaluation'
  > {
  /** Folder of the layers model. */
  readonly model: string;
}

const runJson = v.object({
  ...cardParts.training.entries,
  /** One of the models that are built here, whose input is known. */
  model: v.optional(v.string()),
  /** For any other. */
  input: v.optional(cardParts.input),
  calibration: v.optional(cardParts.calibration, { temperature: 1, bias: 0 }),
  operatingPoints: v.optional(cardParts.operatingPoints, {
    highSensitivity: null,
    balanced: { threshold: 0.5, sensitivity: null, specificity: null },
    highSpecificity: null,
  }),
  regions: v.optional(v.nullable(cardParts.regions), null),
  inputGate: v.optional(v.nullable(cardParts.inputGate), null),
});

const evaluationJson = v.object({
  ...cardParts.evaluation.entries,
  operatingPoints: v.optional(
    v.array(v.object({ threshold: v.number(), sensitivity: v.number(), specificity: v.number() })),
    [],
  ),
});

type Evaluation = v.InferOutput<typeof evaluationJson>;

/**
 * Reads `run.json`, and `evaluation.json` where there is one.
 *
 * @param from a run's folder, or a layers model's folder in or beside which `run.json` lies
 * @throws CommandFailure where something is missing or not valid
 */
export async function readRunRecord(from: string): Promise<RunRecord> {
  const { run, model } = locate(from);
  const record = await readJson(join(run, 'run.json'), runJson);
  const { calibration, operatingPoints, regions, inputGate } = record;
  const evaluation = existsSync(join(run, 'evaluation.json'))
    ? await readJson(join(run, 'evaluation.json'), evaluationJson)
    : null;
  return {
    model,
    input: record.input ?? inputOf(record.model, run),
    training: v.parse(cardParts.training, record),
    calibration,
    operatingPoints: evaluation ? asEvaluated(operatingPoints, evaluation) : operatingPoints,
    regions,
    inputGate,
    evaluation: evaluation && v.parse(cardParts.evaluation, evaluation),
  };
}

function locate(from: string): { run: string; model: string } {
  if (existsSync(join(from, 'model', 'model.json'))) {
    if (existsSync(join(from, 'run.json'))) return { run: from, model: join(from, 'model') };
    throw nothingDone(
      `${from} has no run.json, which tells how the model was trained: the run has not ended. Go on with it by  train --resume '${from}'`,
    );
  }
  if (!existsSync(join(from, 'model.json'))) {
    throw wrongUsage(`${from} is neither a run's folder nor a layers model: it has no model.json.`);
  }
  const run = [from, dirname(from)].find((folder) => existsSync(join(folder, 'run.json')));
  if (run) return { run, model: from };
  throw wrongUsage(
    `Neither ${from} nor the folder above it has a run.json, which tells how the model was trained: put one there.`,
  );
}

function inputOf(model: string | undefined, run: string): ModelCard['input'] {
  const name = MODEL_NAMES.find((known) => known === model);
  if (name) return MODEL_RECIPES[name].input;
  throw nothingDone(
    `${join(run, 'run.json')} names ${model ? `the model "${model}", which is none of ${MODEL_NAMES.join(', ')}` : 'no model'}: add its "input" (width, height, channels, mean, deviation, margin).`,
  );
}

/** What the points are worth is better known from pictures that they were not chosen on. */
function asEvaluated(
  { highSensitivity, balanced, highSpecificity }: ModelCard['operatingPoints'],
  evaluation: Evaluation,
): ModelCard['operatingPoints'] {
  type Point = ModelCard['operatingPoints']['balanced'];
  const evaluated = (point: Point): Point => {
    const found = evaluation.operatingPoints.find(
      ({ threshold }) => Math.abs(threshold - point.threshold) < 1e-9,
    );
    return found ? { ...point, sensitivity: found.sensitivity, specificity: found.specificity } : point;
  };
  return {
    highSensitivity: highSensitivity && evaluated(highSensitivity),
    balanced: evaluated(balanced),
    highSpecificity: highSpecificity && evaluated(highSpecificity),
  };
}

async function readJson<S extends v.GenericSchema>(path: string, schema: S): Promise<v.InferOutput<S>> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw nothingDone(`${path} cannot be read: ${cause.message}.`, { cause });
  });
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw nothingDone(`${path} is not valid${where ? ` at "${where}"` : ''}: ${issue.message}.`);
}
