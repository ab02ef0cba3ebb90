/** `model.json`: a tfjs graph model's nodes, what goes in and out, and which files hold its weights. */

import * as v from 'valibot';
import type { ModelCard } from './model-card.ts';
import { UnusableModel } from './unusable-model.ts';

/** A dimension's size is text, since it is a 64-bit integer where the format comes from; −1 is any. */
const tensorInfo = v.looseObject({
  name: v.string(),
  tensorShape: v.object({ dim: v.array(v.object({ size: v.pipe(v.string(), v.toNumber()) })) }),
});

const weight = v.object({
  name: v.string(),
  shape: v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  dtype: v.picklist(['float32', 'int32', 'bool']),
  quantization: v.exactOptional(
    v.object({
      dtype: v.picklist(['uint8', 'uint16', 'float16']),
      scale: v.exactOptional(v.number()),
      min: v.exactOptional(v.number()),
    }),
  ),
});

/** Beside the card: no path, and no address of another place. */
const fileName = v.pipe(v.string(), v.regex(/^\w[\w.-]*$/, 'A file beside the card is named without a path'));

const schema = v.object({
  format: v.literal('graph-model'),
  modelTopology: v.looseObject({ node: v.array(v.looseObject({ name: v.string(), op: v.string() })) }),
  weightsManifest: v.array(v.object({ paths: v.array(fileName), weights: v.array(weight) })),
  signature: v.looseObject({
    inputs: v.record(v.string(), tensorInfo),
    outputs: v.record(v.string(), tensorInfo),
  }),
});

export type GraphModelJson = v.InferOutput<typeof schema>;

/**
 * Parses a `model.json`.
 *
 * @throws UnusableModel
 */
export function readGraphModelJson(text: string): GraphModelJson {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new UnusableModel(
    'damaged',
    `The model's file model.json is no graph model${path ? ` (at "${path}")` : ''}: ${issue.message}.`,
  );
}

/** Steps that run others again and again, or wait: a picture's answer is one pass, and a loop might never end. */
const STEPWISE =
  /^(Stateless)?(While|If)$|^(Switch|Merge|Enter|Exit|NextIteration|LoopCond)$|^(TensorArray|TensorList|HashTable|LookupTable)/;

/**
 * Sees to it that a graph runs from its input to its outputs in one pass.
 *
 * @throws UnusableModel
 */
export function requireOnePass({ modelTopology }: GraphModelJson): void {
  const loop = modelTopology.node.find(({ op }) => STEPWISE.test(op));
  if (!loop) return;
  throw new UnusableModel(
    'unfit',
    `The model needs the operation "${loop.op}", and only graphs without loops and branches run here.`,
  );
}

/**
 * Sees to it that a graph has what its card names, in the shapes that the card implies.
 *
 * @throws UnusableModel
 */
export function requireFit(
  { modelTopology, signature }: GraphModelJson,
  { graph, input, inputGate }: ModelCard,
): void {
  const nodes = new Set(modelTopology.node.map(({ name }) => name));
  const named = { ...graph, 'gate features': inputGate?.features ?? null };
  for (const [role, name] of Object.entries(named)) {
    if (name !== null && !nodes.has(name)) {
      throw new UnusableModel(
        'unfit',
        `The model's card names "${name}" as its graph's ${role}; there is no such node.`,
      );
    }
  }
  requireShape('takes', signature.inputs, graph.input, [input.height, input.width, input.channels]);
  requireShape('gives', signature.outputs, graph.logit, [1]);
}

function requireShape(
  verb: 'takes' | 'gives',
  ends: GraphModelJson['signature']['inputs'],
  name: string,
  /** Without the batch. */
  wanted: readonly number[],
): void {
  const shape = ends[name]?.tensorShape.dim.map(({ size }) => size);
  const fits = shape?.length === wanted.length + 1 && wanted.every((size, axis) => shape[axis + 1] === size);
  if (fits) return;
  throw new UnusableModel(
    'unfit',
    `The model's graph ${verb} ${shape ? `[${shape.join(', ')}]` : 'nothing'} as "${name}", and its card implies [-1, ${wanted.join(', ')}].`,
  );
}
