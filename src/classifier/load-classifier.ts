/** A model's files → a classifier, every byte checked against the card where it lists them. */

import { GraphModel } from '@tensorflow/tfjs-converter';
import { keep, tidy } from '@tensorflow/tfjs-core';
import { type Classifier, createClassifier } from './classifier.ts';
import { type GraphModelJson, readGraphModelJson, requireFit, requireOnePass } from './graph-model-json.ts';
import { InvalidModelCard, type ModelCard, readModelCard } from './model-card.ts';
import type { ModelFiles } from './model-files.ts';
import { sha256 } from './sha256.ts';
import { UnusableModel } from './unusable-model.ts';
import { requireWeights } from './weights-fit.ts';

/** How much of a model has arrived: in bytes, or in files where nobody wrote down their sizes; the card is not counted. */
export interface LoadProgress {
  readonly loaded: number;
  readonly total: number;
}

export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

type Bytes = Uint8Array<ArrayBuffer>;

const GRAPH = 'model.json';

/**
 * Loads a model onto the current tfjs engine. Files that are damaged, or do not belong to their card, are read once more
 * past every cache: one may hold an older model's.
 *
 * @returns a classifier; the caller disposes it
 * @throws UnusableModel, InvalidModelCard; the signal's reason once it is aborted
 */
export async function loadClassifier(files: ModelFiles, options: LoadOptions = {}): Promise<Classifier> {
  try {
    return await loadFrom(files, options);
  } catch (error) {
    if (!files.uncached || !isStale(error)) throw error;
    // Without a network it is the first failure that tells what is wrong.
    return await loadFrom(files.uncached, options).catch((second: unknown) => {
      throw second instanceof UnusableModel && second.reason === 'unreachable' ? error : second;
    });
  }
}

const isStale = (error: unknown): boolean =>
  error instanceof InvalidModelCard ||
  (error instanceof UnusableModel && (error.reason === 'damaged' || error.reason === 'unfit'));

async function loadFrom(files: ModelFiles, { onProgress, signal }: LoadOptions): Promise<Classifier> {
  const card = readModelCard(parseCard(await files.read('card.json', signal)));
  const listed = Object.keys(card.weights.files).length > 0;
  const contents = listed
    ? await readChecked(files, card, onProgress, signal)
    : await readUnlisted(files, onProgress, signal);
  const json = readGraphModelJson(new TextDecoder().decode(content(contents, GRAPH)));
  requireOnePass(json);
  requireFit(json, card);
  const graph = loadGraph(json, contents);
  try {
    signal?.throwIfAborted();
    return createClassifier(card, graph);
  } catch (error) {
    graph.dispose();
    throw error;
  }
}

function parseCard(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new InvalidModelCard("The model's card.json is not JSON.", { cause });
  }
}

/** Reads all files at once; the first that fails stops the others. */
async function readChecked(
  files: ModelFiles,
  card: ModelCard,
  onProgress: LoadOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Bytes>> {
  const expected = Object.entries(card.weights.files);
  const total = expected.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  let loaded = 0;
  onProgress?.({ loaded, total });
  const failure = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  const readOne = async ([name, facts]: (typeof expected)[number]): Promise<[string, Bytes]> => {
    const bytes = await files.read(name, stop);
    await requireIntact(name, bytes, facts);
    stop.throwIfAborted();
    loaded += bytes.length;
    onProgress?.({ loaded, total });
    return [name, bytes];
  };
  try {
    return new Map(await Promise.all(expected.map(readOne)));
  } catch (error) {
    failure.abort(error);
    throw error;
  }
}

/** Reads what model.json names, where the card does not say what to expect. */
async function readUnlisted(
  files: ModelFiles,
  onProgress: LoadOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Bytes>> {
  const graph = await files.read(GRAPH, signal);
  const { weightsManifest } = readGraphModelJson(new TextDecoder().decode(graph));
  const contents = new Map([[GRAPH, graph]]);
  const names = [...new Set(weightsManifest.flatMap(({ paths }) => paths))];
  for (const [index, name] of names.entries()) {
    contents.set(name, await files.read(name, signal));
    onProgress?.({ loaded: index + 1, total: names.length });
  }
  return contents;
}

async function requireIntact(
  name: string,
  bytes: Bytes,
  expected: ModelCard['weights']['files'][string],
): Promise<void> {
  if (bytes.length !== expected.bytes) {
    throw new UnusableModel(
      'damaged',
      `The model's file ${name} has ${bytes.length} bytes and should have ${expected.bytes}: get the model anew.`,
    );
  }
  if ((await sha256(bytes)) !== expected.sha256) {
    throw new UnusableModel(
      'damaged',
      `The model's file ${name} is not the one that its card tells of (its SHA-256 differs): get the model anew.`,
    );
  }
}

/** Weights of a graph that does not load are let go of, which tfjs leaves to others. */
function loadGraph(json: GraphModelJson, contents: ReadonlyMap<string, Bytes>): GraphModel {
  const { format, modelTopology, signature, weightsManifest } = json;
  const shards = weightsManifest.flatMap(({ paths }) => paths.map((path) => content(contents, path)));
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const weightData = concatenated(shards);
  requireWeights(weightSpecs, weightData.byteLength);
  const artifacts = { format, modelTopology, signature, weightSpecs, weightData };
  try {
    const graph: GraphModel = new GraphModel({ load: async () => artifacts });
    tidy(() => {
      graph.loadSync(artifacts);
      for (const tensors of Object.values(graph.weights)) for (const tensor of tensors) keep(tensor);
    });
    return graph;
  } catch (cause) {
    throw new UnusableModel('unfit', `The model does not load: ${messageOf(cause)}`, { cause });
  }
}

function content(contents: ReadonlyMap<string, Bytes>, name: string): Bytes {
  const bytes = contents.get(name);
  if (!bytes) throw new UnusableModel('unfit', `The model needs ${name}, and its card does not list it.`);
  return bytes;
}

function concatenated(parts: readonly Bytes[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole.buffer;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
