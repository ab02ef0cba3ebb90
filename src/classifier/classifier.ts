/** A model at work: radiograph in, finding out. */

import type { GraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { calibrated } from '../metrics/calibration.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';
import type { Finding } from './finding.ts';
import type { ModelCard } from './model-card.ts';
import { prepare } from './prepare.ts';
import { runGraph } from './run-graph.ts';
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
        await logitOf(card, graph, () => tf.zeros([1, height, width, channels]));
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new UnusableModel('unfit', `The model does not run on this engine: ${reason}`, { cause });
      }
    },
    async read(radiograph, signal) {
      signal?.throwIfAborted();
      const logit = await logitOf(card, graph, () => prepare(radiograph, card.input));
      signal?.throwIfAborted();
      return findingOf(card, logit);
    },
    dispose: () => graph.dispose(),
  };
}

async function logitOf(card: ModelCard, graph: GraphModel, input: () => tf.Tensor): Promise<number> {
  const tensor = tf.tidy(() => runGraph(graph, { [card.graph.input]: input() }, card.graph.logit));
  try {
    const [logit = Number.NaN] = await tensor.data();
    return logit;
  } finally {
    tensor.dispose();
  }
}

function findingOf(card: ModelCard, logit: number): Finding {
  if (!Number.isFinite(logit)) {
    throw new NoVerdict(
      `The model "${card.id}" gave no number for this picture (${logit}), so there is no verdict.`,
    );
  }
  const probability = calibrated(logit, card.calibration);
  return {
    model: card.id,
    logit,
    probability,
    label: labelOf(probability, card.operatingPoints),
    zone: zoneOf(probability, card.operatingPoints),
  };
}
