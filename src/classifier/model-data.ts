/** `data.json`: figures of the data behind a model, beside its card; the program writes it from what its commands found. */

import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const byLabel = v.object({ fractured: count, 'not fractured': count });
const named = v.object({ name: v.string(), files: byLabel });

/** Files of the sides `val` and `test` that show a picture of the side `train`. */
const crossSplit = v.object({
  /** The same bytes. */
  identical: count,
  /** Other bytes, the same picture: turned, flipped, resized, recompressed, relit. */
  transformed: count,
});

const dataset = v.object({
  name: v.string(),
  source: v.object({ name: v.string(), licence: v.string(), source: v.string() }),
  files: count,
  /** Distinct files, byte by byte. */
  contents: count,
  unreadable: count,
  /** By the folders the set came in. */
  sides: v.array(v.object({ name: v.string(), files: byLabel, contents: count })),
  /** Share of the pixels in bins of equal width from black to white, copies counted; null where none could be read. */
  greys: v.nullable(v.object({ fractured: v.array(share), 'not fractured': v.array(share) })),
  /** Null where the set does not say. */
  regions: v.nullable(v.array(named)),
  hardware: v.nullable(v.array(named)),
  /** Drawn fractures by their share of the picture's area; the last bin has no end. */
  fractureSizes: v.nullable(v.array(v.object({ upTo: v.nullable(share), fractures: count }))),
});

const audited = v.object({
  name: v.string(),
  files: count,
  contents: count,
  /** Pictures that files are copies of. */
  sources: count,
  /** Files on the sides `val` and `test`. */
  heldOut: count,
  crossSplit,
  /** How far single patches tell the classes apart: areas under the ROC curve, row by row; null where not measured. */
  shortcut: v.nullable(
    v.object({ columns: count, rows: count, areaUnderRoc: v.array(v.nullable(share)), sources: count }),
  ),
});

const audit = v.object({
  files: count,
  contents: count,
  sources: count,
  labelConflicts: count,
  acrossDatasets: v.array(v.object({ datasets: v.array(v.string()), sources: count, contents: count })),
  /** Files of the sources with the most, in falling order. */
  largestSources: v.array(count),
  datasets: v.array(audited),
});

const estimate = v.object({ value: v.number(), low: v.number(), high: v.number() });

const evaluation = v.object({
  /** What the pictures are, for people. */
  data: v.string(),
  pictures: count,
  fractured: count,
  groups: count,
  /** Pictures that the side `train` has as well, byte for byte. */
  alsoInTrain: count,
  accuracy: estimate,
  sensitivity: estimate,
  specificity: estimate,
  areaUnderRoc: estimate,
  /** Corners of the curve. */
  roc: v.array(v.object({ sensitivity: share, specificity: share })),
  reliability: v.array(v.object({ pictures: count, meanProbability: share, observed: share })),
});

const modelDataSchema = v.object({
  format: v.literal('osteoscope-data/1'),
  model: v.string(),
  /** Makes the file again. */
  command: v.string(),
  datasets: v.array(dataset),
  audit: v.nullable(audit),
  /** The same network fitted and tested on the folders as their author parted them. */
  official: v.nullable(evaluation),
  /** The model that ships, on sources that it was not fitted to. */
  clean: v.nullable(evaluation),
});

export type ModelData = v.InferOutput<typeof modelDataSchema>;
export type DataSet = v.InferOutput<typeof dataset>;
export type DataAudit = v.InferOutput<typeof audit>;
export type AuditedSet = v.InferOutput<typeof audited>;
export type DataEvaluation = v.InferOutput<typeof evaluation>;
export type FilesByLabel = v.InferOutput<typeof byLabel>;

/** Thrown where a `data.json` is of another form; the message names the first fault and where it stands. */
export class InvalidModelData extends Error {
  override readonly name = 'InvalidModelData';
}

/**
 * Checks a parsed `data.json`.
 *
 * @throws InvalidModelData
 */
export function readModelData(json: unknown): ModelData {
  const result = v.safeParse(modelDataSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new InvalidModelData(
    `The model's data.json is not valid${path ? ` at "${path}"` : ''}: ${issue.message}.`,
  );
}
