/** What a run was asked to do: enough to do it again. */

import { basename } from 'node:path';
import * as v from 'valibot';
import { ENGINE_CHOICES } from '../backend/engine.ts';
import { wrongUsage } from '../exit-code.ts';
import { MODEL_NAMES } from '../models/model-recipe.ts';
import { fitOptions, fitWords } from './fit-options.ts';

const schema = v.object({
  model: v.picklist(MODEL_NAMES),
  /** Absolute paths of the data sets. */
  data: v.pipe(v.array(v.string()), v.minLength(1)),
  /** How much sets and their folders count, by name; 1 where they are not named. */
  weights: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0))), {}),
  /** Most pictures of one source in an epoch; null for all. */
  perGroup: v.optional(v.nullable(v.number()), null),
  /** "official", "clean", or the absolute path of a split file. */
  split: v.string(),
  /** Share of the official training sources held out for validation where the folders have no side for it. */
  holdOut: v.optional(v.number(), 0.1),
  epochs: v.number(),
  batchSize: v.number(),
  /**
   * Most pictures that are differentiated, and normed, together. Null gives each worker one part of a batch: where
   * nothing is normed that is all the same.
   */
  part: v.optional(v.nullable(v.number()), null),
  learningRate: v.number(),
  fit: fitOptions,
  /** Threads that share out each batch; "auto" for one a core where the engine runs on one. */
  workers: v.optional(v.union([v.number(), v.literal('auto')]), 1),
  seed: v.number(),
  engine: v.picklist(ENGINE_CHOICES),
  /** Absolute path of the layers model that the weights come from; null where they are drawn from the seed. */
  init: v.optional(v.nullable(v.string()), null),
  minutes: v.nullable(v.number()),
});

export type RunConfig = v.InferOutput<typeof schema>;

/**
 * Checks a parsed `config.json`.
 *
 * @throws CommandFailure
 */
export function readRunConfig(json: unknown): RunConfig {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  throw wrongUsage(`The run's config.json is not valid: ${result.issues[0].message}.`);
}

/** The command that does the run again, in a form to paste; a set is named by its folder's name, not by where it lay. */
export function commandOf(config: RunConfig): string {
  const words = [
    'npm run osteoscope -- train',
    `--model ${config.model}`,
    `--data ${config.data.map((path) => quoted(basename(path))).join(' ')}`,
    `--split ${quoted(basename(config.split))}`,
    `--epochs ${config.epochs}`,
    `--batch ${config.batchSize}`,
    ...(config.part === null ? [] : [`--part ${config.part}`]),
    `--rate ${config.learningRate}`,
    `--seed ${config.seed}`,
    ...fitWords(config.fit),
  ];
  const weights = Object.entries(config.weights).map(([name, weight]) => quoted(`${name}=${weight}`));
  if (weights.length > 0) words.push(`--weights ${weights.join(' ')}`);
  if (config.perGroup !== null) words.push(`--per-group ${config.perGroup}`);
  if (config.split === 'official') words.push(`--hold-out ${config.holdOut}`);
  if (config.init !== null) words.push(`--init ${quoted(basename(config.init))}`);
  if (config.workers !== 'auto') words.push(`--workers ${config.workers}`);
  if (config.minutes !== null) words.push(`--minutes ${config.minutes}`);
  return words.join(' ');
}

function quoted(word: string): string {
  return /^[\w./=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
