/** A layers model → the files of a graph model that does the same at inference. */

import type { LayersModel } from '@tensorflow/tfjs';
import type { ModelCard } from '../../src/classifier/model-card.ts';
import { buildGraph } from './build-graph.ts';
import { encodeConstant, type Precision } from './encode-constant.ts';
import { endInLogit, LOGIT, type NetworkEnd } from './end-in-logit.ts';
import { tensorShape } from './graph-def.ts';
import { mergeOperations } from './merge-operations.ts';
import { type NetworkSize, networkSize } from './network-size.ts';
import type { Operation } from './operation.ts';
import { shards } from './shards.ts';
import { translateLayers } from './translate-layers.ts';

export interface GraphModelFiles extends NetworkSize {
  /** `model.json` and the weight files, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names of the graph's tensors, for the card. */
  readonly names: ModelCard['graph'];
  readonly precision: Precision;
  readonly end: NetworkEnd;
}

/** A layer of this name gives the map of logits that the picture's logit is pooled from. */
const EVIDENCE = 'evidence';

/**
 * Writes a model as TensorFlow's graph, with only what inference needs.
 *
 * Nodes have the names of the layers whose results they give, but for the last, which is `logit`.
 *
 * @throws CannotExport
 */
export function graphModel(model: LayersModel, precision: Precision): GraphModelFiles {
  const { operations: translated, end } = endInLogit(translateLayers(model));
  const evidence = translated.some(({ name }) => name === EVIDENCE) ? EVIDENCE : null;
  const operations = mergeOperations(translated, new Set(evidence === null ? [] : [evidence]));
  const names = {
    input: named(operations, ({ action }) => action.kind === 'input') ?? '',
    logit: LOGIT,
    evidence,
    features: featuresOf(operations, evidence),
  };
  return {
    files: filesOf(operations, names, precision),
    names,
    precision,
    end,
    ...networkSize(operations),
  };
}

/**
 * The last result that is still a picture; where there is an evidence map, what that one is made from. Behind the last
 * pooling, so that Grad-CAM's gradients pass through matrix products alone: every engine has the code for those, while the
 * wasm engine has none for depthwise convolutions.
 */
function featuresOf(operations: readonly Operation[], evidence: string | null): string | null {
  if (evidence !== null) return operations.find(({ name }) => name === evidence)?.inputs[0] ?? null;
  return named(
    operations.toReversed(),
    ({ action, shape: [height = 1, width = 1, channels] }) =>
      action.kind !== 'input' && channels !== undefined && height * width > 1,
  );
}

function filesOf(
  operations: readonly Operation[],
  { input, logit, evidence }: ModelCard['graph'],
  precision: Precision,
): ReadonlyMap<string, Uint8Array> {
  const { nodes, constants } = buildGraph(operations);
  const encoded = constants.map((constant) => encodeConstant(constant, precision));
  const weights = shards(encoded.map(({ bytes }) => bytes));
  const ends = (names: readonly (string | null)[]) =>
    Object.fromEntries(
      operations
        .filter(({ name }) => names.includes(name))
        .map(({ name, shape }) => [name, tensorInfo(name, shape)]),
    );
  const json = {
    format: 'graph-model',
    generatedBy: 'osteoscope',
    convertedBy: null,
    signature: { inputs: ends([input]), outputs: ends([logit, evidence]) },
    modelTopology: { node: nodes, library: {}, versions: { producer: 1, minConsumer: 0 } },
    weightsManifest: [{ paths: [...weights.keys()], weights: encoded.map(({ entry }) => entry) }],
  };
  return new Map([['model.json', new TextEncoder().encode(JSON.stringify(json))], ...weights]);
}

const tensorInfo = (name: string, shape: readonly number[]) => ({
  name: `${name}:0`,
  dtype: 'DT_FLOAT',
  tensorShape: tensorShape([-1, ...shape]),
});

function named(operations: readonly Operation[], wanted: (operation: Operation) => boolean): string | null {
  return operations.find(wanted)?.name ?? null;
}
