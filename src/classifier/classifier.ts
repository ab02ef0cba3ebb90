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
import { UnusableModel } from './unusable-model.ts';
import { labelOf, zoneOf } from './zone.ts';

export interface Classifier {
  readonly card: ModelCard;
  /** For those who look inside, such as saliency; its nodes are named by the card. */
  readonly graph: GraphModel;
  /**
   * Runs the model once on an empty picture, so that the first radiograph does not wait for shaders to compile.
   *
   * @throws UnusableModel where the model does not run on this engine
   */
  warmUp(): Promise<void>;
  /**
   * Judges one radiograph.
   *
   * @throws NoVerdict where the model's answer is not a number; the signal's reason once it is aborted
   */
  read(radiograph: Radiograph, signal?: AbortSignal): Promise<Finding>;
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
      const { width, height, channels } = card.input;
      try {
        await answerOf(card, graph, () => tf.zeros([1, height, width, channels]));
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new UnusableModel('unfit', `The model does not run on this engine: ${reason}`, { cause });
      }
    },
    async read(radiograph, signal) {
      signal?.throwIfAborted();
      const answer = await answerOf(card, graph, () => prepare(radiograph, card.input));
      signal?.throwIfAborted();
      return findingOf(card, answer, radiograph);
    },
    dispose: () => graph.dispose(),
  };
}

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
        card.regions?.threshold ?? Number.POSITIVE_INFINITY,
        calibration,
      ),
    admission: means && card.inputGate ? admission(means, card.inputGate) : { kind: 'unchecked' },
  };
}
