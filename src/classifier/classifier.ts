/** A model at work: radiograph in, finding out. */

import type { GraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { calibrated } from '../metrics/calibration.ts';
import { letterboxShare, type Size } from '../radiograph/letterbox.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';
import { findEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { admission, channelMeans } from './input-gate.ts';
import type { ModelCard } from './model-card.ts';
import { prepare } from './prepare.ts';
import { runGraphTo } from './run-graph.ts';
import { trialPicture } from './trial-picture.ts';
import { UnusableModel } from './unusable-model.ts';
import { labelOf, zoneOf } from './zone.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Reads the picture and its mirror image, and answers with the mean of both: of the log-odds, and of the map once it is
   * turned back. Twice the work (test-time augmentation; Krizhevsky et al., NIPS (2012), who averaged flips and crops).
   */
  readonly flip?: boolean | undefined;
}

export interface Classifier {
  readonly card: ModelCard;
  /** For those who look inside, such as saliency; its nodes are named by the card. */
  readonly graph: GraphModel;
  /**
   * Tries the model on a made-up picture, so that the first radiograph does not wait for shaders to compile, and a model
   * that gives no numbers is found out before it is believed.
   *
   * @throws UnusableModel where the model does not run on this engine, or its answer means nothing
   */
  warmUp(): Promise<void>;
  /**
   * Judges one radiograph.
   *
   * @throws NoVerdict where the model's answer is not a number; the signal's reason once it is aborted
   */
  read(radiograph: Radiograph, options?: ReadOptions): Promise<Finding>;
  /** Frees the weights; the classifier cannot be used any more. */
  dispose(): void;
}

/** Thrown where the model ran and its answer means nothing. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
}

/** Puts a card and its graph together; `loadClassifier` has seen to it that they fit. */
export function createClassifier(card: ModelCard, graph: GraphModel): Classifier {
  return {
    card,
    graph,
    async warmUp() {
      const picture = trialPicture(card.input);
      try {
        const answer = await answerOf(card, graph, () => prepare(picture, card.input));
        requireMap(card, answer);
        findingOf(card, answer, picture);
      } catch (cause) {
        throw cause instanceof UnusableModel ? cause : failedTrial(cause);
      }
    },
    async read(radiograph, { signal, flip = false } = {}) {
      signal?.throwIfAborted();
      const input = () => prepare(radiograph, card.input);
      const answer = await answerOf(card, graph, input);
      signal?.throwIfAborted();
      if (!flip) return findingOf(card, answer, radiograph);
      const mirrored = await answerOf(card, graph, () => tf.reverse(input(), ACROSS));
      signal?.throwIfAborted();
      return findingOf(card, meanOf(answer, mirrored), radiograph);
    },
    dispose: () => graph.dispose(),
  };
}

/** The axis of a batch of pictures that runs from left to right. */
const ACROSS = 2;

/** What the graph gave for one radiograph. */
interface Answer {
  readonly logit: number;
  readonly evidence: { readonly logits: Float32Array; readonly size: Size } | null;
  /** Means of the channels that the input gate looks at. */
  readonly means: Float32Array | null;
}

/** One pass, whatever is asked of it. */
async function answerOf(card: ModelCard, graph: GraphModel, input: () => tf.Tensor): Promise<Answer> {
  const { logit, evidence } = card.graph;
  const gate = card.inputGate?.features ?? null;
  const wanted = [logit, evidence, gate].filter((name) => name !== null);
  const tensors = tf.tidy(() => {
    const outputs = runGraphTo(graph, { [card.graph.input]: input() }, wanted);
    return outputs.map((output, index) => (wanted[index] === gate ? channelMeans(output) : output));
  });
  try {
    const values = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
    const given = (name: string | null) => (name === null ? undefined : values[wanted.indexOf(name)]);
    const map = given(evidence);
    const [, height = 0, width = 0] = tensors[wanted.indexOf(evidence ?? '')]?.shape ?? [];
    return {
      logit: given(logit)?.[0] ?? Number.NaN,
      evidence: map ? { logits: map, size: { width, height } } : null,
      means: given(gate) ?? null,
    };
  } finally {
    tf.dispose(tensors);
  }
}

/** @throws UnusableModel */
function requireMap(card: ModelCard, { evidence }: Answer): void {
  if (!evidence) return;
  const { logits, size } = evidence;
  if (logits.length > 0 && logits.length === size.width * size.height && logits.every(Number.isFinite))
    return;
  throw new UnusableModel(
    'unfit',
    `The model's graph gives no map of numbers as "${card.graph.evidence}", which its card names as its evidence.`,
  );
}

function failedTrial(cause: unknown): UnusableModel {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const [, operation] = /^Unknown op '([^']*)'/.exec(reason) ?? [];
  const sentence = operation
    ? `The model needs the operation "${operation}", which is not known here.`
    : `The model fails on a trial picture: ${reason}`;
  return new UnusableModel('unfit', sentence, { cause });
}

/** A picture's answer and that of its mirror image together. What the input gate looks at is the picture's own. */
function meanOf({ logit, evidence, means }: Answer, mirrored: Answer): Answer {
  const other = mirrored.evidence && turnedBack(mirrored.evidence.logits, mirrored.evidence.size);
  return {
    logit: (logit + mirrored.logit) / 2,
    evidence:
      evidence && other
        ? { ...evidence, logits: evidence.logits.map((value, cell) => (value + (other[cell] ?? 0)) / 2) }
        : null,
    means,
  };
}

/** Row by row from right to left. */
function turnedBack(values: Float32Array, { width }: Size): Float32Array {
  return values.map((_, cell) => values[cell - (cell % width) + width - 1 - (cell % width)] ?? 0);
}

function findingOf(card: ModelCard, { logit, evidence, means }: Answer, radiograph: Radiograph): Finding {
  if (!Number.isFinite(logit)) {
    throw new NoVerdict(
      `The model "${card.id}" gave no number for this picture (${logit}), so there is no verdict.`,
    );
  }
  const { calibration, operatingPoints, input } = card;
  const probability = calibrated(logit, calibration);
  return {
    model: card.id,
    logit,
    probability,
    label: labelOf(probability, operatingPoints),
    zone: zoneOf(probability, operatingPoints),
    evidence:
      evidence &&
      findEvidence(
        { ...evidence.size, logits: evidence.logits, picture: letterboxShare(radiograph, input) },
        card.regions,
        calibration,
      ),
    admission: means && card.inputGate ? admission(means, card.inputGate) : { kind: 'unchecked' },
  };
}
