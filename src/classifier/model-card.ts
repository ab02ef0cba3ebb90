/** `card.json`: everything the software knows of a model. The code holds no constants about any model. */

import * as v from 'valibot';

const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const positiveInteger = v.pipe(v.number(), v.integer(), v.minValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A figure with its 95 % interval, bootstrapped by group. */
const estimate = v.object({ value: v.number(), low: v.number(), high: v.number() });

const inputSpec = v.object({
  width: positiveInteger,
  height: positiveInteger,
  channels: v.picklist([1, 3]),
  /** Grey 0 to 1 is mapped to (grey − mean) / deviation. */
  mean: v.number(),
  deviation: v.pipe(v.number(), v.gtValue(0)),
  /** Grey value, 0 to 1, of the letterbox margin before normalisation. */
  margin: probability,
});

const calibration = v.object({
  temperature: v.pipe(v.number(), v.gtValue(0)),
  bias: v.number(),
  /**
   * Share of the fractured among the pictures that temperature and bias were fitted to: probabilities hold where fractures
   * are as common. Null where nothing was fitted, or nobody knows.
   */
  prevalence: v.optional(v.nullable(v.pipe(v.number(), v.gtValue(0), v.ltValue(1))), null),
});

const operatingPoint = v.object({
  /** Calibrated probability at or above which a picture counts as fractured. */
  threshold: probability,
  sensitivity: v.nullable(probability),
  specificity: v.nullable(probability),
});

const operatingPoints = v.object({
  highSensitivity: v.nullable(operatingPoint),
  balanced: operatingPoint,
  highSpecificity: v.nullable(operatingPoint),
});

/** How the evidence map is parted into regions. */
const regions = v.object({
  /** Logit of a cell, before calibration, from which it belongs to a region. */
  threshold: v.number(),
  /**
   * A region's box ends where the odds, interpolated between cells, fall below this share of its strongest cell's; null
   * where it is drawn around whole cells.
   */
  edge: v.optional(v.nullable(v.pipe(v.number(), v.gtValue(0), v.ltValue(1))), null),
  /** Boxes are at least this wide and high, as a share of the model's input. */
  smallestSide: v.optional(probability, 0),
});

/**
 * Tells bone radiographs from other pictures: a logistic regression on the means of a node's channels over the picture.
 */
const inputGate = v.object({
  /** Name of the graph's node, shape [1, h, w, channels]. */
  features: v.string(),
  /** One for each channel. */
  weights: v.array(v.number()),
  bias: v.number(),
  /** Log-odds of *bone radiograph* below which a picture is refused. */
  threshold: v.number(),
});

const training = v.object({
  /** Does the training again. */
  command: v.string(),
  seed: v.number(),
  epochs: count,
  engine: v.string(),
  /** Date and time, ISO 8601. */
  finished: v.string(),
  data: v.array(
    v.object({
      name: v.string(),
      licence: v.string(),
      source: v.string(),
      pictures: count,
      fractured: count,
      groups: count,
    }),
  ),
});

/** The same where it may not be defined: a part of the pictures can lack a class. */
const estimateOrNone = v.object({
  value: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
});

/** How well the model reads one set, or the pictures of it that share a trait. */
const subgroup = v.object({
  dataset: v.string(),
  /** Null for the whole set. */
  trait: v.nullable(v.string()),
  pictures: count,
  fractured: count,
  groups: count,
  areaUnderRoc: estimateOrNone,
  /** With one vote a source. */
  areaUnderRocOfGroups: estimateOrNone,
  expectedCalibrationError: v.nullable(v.number()),
  /** Where fractures were drawn and the model has an evidence map. */
  localisation: v.nullable(
    v.object({
      pictures: count,
      /** Share of the fractured whose strongest evidence lies in a drawn box, widened by `tolerance` of the side. */
      peakInBox: estimateOrNone,
      tolerance: v.number(),
      byChance: v.number(),
      meanAveragePrecision50: v.nullable(v.number()),
      /** Share of the drawn fractures with a region's peak in them, at so many false regions a picture. */
      froc: v.optional(
        v.array(v.object({ falseMarks: v.number(), sensitivity: v.nullable(v.number()) })),
        [],
      ),
    }),
  ),
});

const refusals = { pictures: count, refused: count };

const evaluation = v.object({
  /** What the pictures are, for people. */
  data: v.string(),
  pictures: count,
  fractured: count,
  /** Sources that the pictures come from. */
  groups: count,
  accuracy: estimate,
  sensitivity: estimate,
  specificity: estimate,
  areaUnderRoc: estimate,
  subgroups: v.optional(v.array(subgroup), []),
  /** Pictures that the input gate refused; null where there is none. */
  gate: v.optional(
    v.nullable(
      v.object({
        bones: v.object(refusals),
        others: v.array(v.object({ name: v.string(), ...refusals })),
      }),
    ),
    null,
  ),
  /** How much P(fractured) falls on fractured pictures whose evidence, or another place, is covered. */
  covering: v.optional(
    v.nullable(v.object({ pictures: count, fallAtPeak: v.number(), fallElsewhere: v.number() })),
    null,
  ),
  /** What is left of the maps of fractured pictures where the weights' numbers are shuffled. */
  randomisation: v.optional(
    v.nullable(
      v.object({
        pictures: count,
        mapCorrelation: v.number(),
        peakInBox: v.number(),
        peakInBoxShuffled: v.number(),
        byChance: v.number(),
      }),
    ),
    null,
  ),
});

/** Parts of a card that are made before it. */
export const cardParts = {
  input: inputSpec,
  calibration,
  operatingPoints,
  regions,
  inputGate,
  training,
  evaluation,
};

const cardSchema = v.object({
  format: v.literal('osteoscope-card/1'),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/)),
  name: v.string(),
  version: v.string(),
  summary: v.string(),
  input: inputSpec,
  /** Names of the graph's tensors. */
  graph: v.object({
    input: v.string(),
    logit: v.string(),
    /** Logits at some stride that the picture's logit is pooled from; null where a model has none. */
    evidence: v.nullable(v.string()),
    /** The node for Grad-CAM: the last one that is still a picture, shape [1, h, w, c]. */
    features: v.nullable(v.string()),
  }),
  /** Index = class: 0 not fractured, 1 fractured. */
  labels: v.tuple([v.literal('not fractured'), v.literal('fractured')]),
  calibration,
  operatingPoints,
  /** Null where the model has no evidence map. */
  regions: v.optional(v.nullable(regions), null),
  /** Null where the model takes any picture for a bone radiograph. */
  inputGate: v.optional(v.nullable(inputGate), null),
  weights: v.object({
    precision: v.picklist(['float32', 'float16', 'uint8']),
    parameters: count,
    /** For one picture. */
    multiplyAdds: count,
    /**
     * Size in bytes and SHA-256 in hex of every file the model is loaded from, model.json among them. Without any, nobody
     * can tell whether the files are whole.
     */
    files: v.optional(
      v.record(
        v.pipe(v.string(), v.regex(/^\w[\w.-]*$/)),
        v.object({ bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
      ),
      {},
    ),
  }),
  training,
  evaluation: v.nullable(evaluation),
  limits: v.array(v.string()),
  /** What a person saw on looking at mistakes one by one, in Markdown; null where nobody has. */
  notes: v.optional(v.nullable(v.string()), null),
});

export type ModelCard = v.InferOutput<typeof cardSchema>;
export type RegionRules = v.InferOutput<typeof regions>;
export type InputGate = v.InferOutput<typeof inputGate>;
export type InputSpec = v.InferOutput<typeof inputSpec>;
export type OperatingPoint = v.InferOutput<typeof operatingPoint>;
export type Estimate = v.InferOutput<typeof estimate>;

/** Thrown where a card does not say what the software needs; the message names the first fault and where it stands. */
export class InvalidModelCard extends Error {
  override readonly name = 'InvalidModelCard';
}

/**
 * Checks a parsed `card.json`.
 *
 * @throws InvalidModelCard
 */
export function readModelCard(json: unknown): ModelCard {
  const result = v.safeParse(cardSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new InvalidModelCard(
    `The model's card.json is not valid${path ? ` at "${path}"` : ''}: ${issue.message}.`,
  );
}
