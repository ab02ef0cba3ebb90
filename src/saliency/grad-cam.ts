/** Grad-CAM: which places of the model's last picture-like layer speak for *fractured*. */

// The gradients of all operations, which tfjs-core leaves out unless asked for.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import type { Classifier } from '../classifier/classifier.ts';
import type { SaliencyMap } from '../classifier/finding.ts';
import { prepare } from '../classifier/prepare.ts';
import { runGraph } from '../classifier/run-graph.ts';
import { letterboxShare } from '../radiograph/letterbox.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';
import { normalised } from './normalised.ts';

/** Thrown where a model has no layer that Grad-CAM could look at. */
export class NoFeatures extends Error {
  override readonly name = 'NoFeatures';
}

/**
 * Explains the model's logit towards *fractured*: the channels of the card's `graph.features`, weighed by the mean
 * gradient of the logit with respect to them, summed, and cut off below zero.
 *
 * @returns a map of the features' size, its largest value 1; all zero where nothing speaks for *fractured*
 * @throws NoFeatures; the signal's reason once it is aborted
 * @see Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization", ICCV 2017
 */
export async function gradCam(
  { card, graph }: Pick<Classifier, 'card' | 'graph'>,
  radiograph: Radiograph,
  signal?: AbortSignal,
): Promise<SaliencyMap> {
  const { input, logit, features } = card.graph;
  if (features === null) throw new NoFeatures(`The model "${card.id}" has no features for Grad-CAM.`);
  signal?.throwIfAborted();
  const map = tf.tidy(() => {
    const maps = runGraph(graph, { [input]: prepare(radiograph, card.input) }, features);
    const gradient = tf.grad((inner) => runGraph(graph, { [features]: inner }, logit))(maps);
    const weights = tf.mean(gradient, [1, 2], true);
    return tf.relu(tf.sum(tf.mul(maps, weights), 3));
  });
  try {
    const values = await map.data<'float32'>();
    signal?.throwIfAborted();
    const [, height = 0, width = 0] = map.shape;
    return { width, height, values: normalised(values), picture: letterboxShare(radiograph, card.input) };
  } finally {
    map.dispose();
  }
}
