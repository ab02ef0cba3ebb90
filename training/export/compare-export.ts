/** How far an exported model is from the one it was made from. */

import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../src/classifier/classifier.ts';
import { runGraph } from '../../src/classifier/run-graph.ts';
import { seededRandom } from '../random.ts';
import type { NetworkEnd } from './end-in-logit.ts';

const PICTURES = 8;

/**
 * Runs both on made-up pictures, from smooth to grainy.
 *
 * @param end what the layers model gives
 * @returns the largest difference of P(fractured) before calibration
 */
export function largestDifference(
  model: tf.LayersModel,
  end: NetworkEnd,
  { card, graph }: Pick<Classifier, 'card' | 'graph'>,
): number {
  const { input } = card;
  const random = seededRandom(1);
  let largest = 0;
  for (let picture = 0; picture < PICTURES; picture++) {
    const difference = tf.tidy(() => {
      const grain = 2 ** (picture + 1);
      const grey = tf.tensor4d(
        Float32Array.from({ length: grain ** 2 }, () => random.uniform()),
        [1, grain, grain, 1],
      );
      const scaled = tf.image.resizeBilinear(grey, [input.height, input.width]);
      const prepared = tf.tile(tf.div(tf.sub(scaled, input.mean), input.deviation), [
        1,
        1,
        1,
        input.channels,
      ]);
      const exported = tf.sigmoid(runGraph(graph, { [card.graph.input]: prepared }, card.graph.logit));
      const difference = tf.sub(probability(model, end, prepared), exported);
      return Math.abs(difference.dataSync()[0] ?? Number.NaN);
    });
    // A difference that is no number shall not pass for none.
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

/** Shape [1, 1]. */
function probability(model: tf.LayersModel, end: NetworkEnd, prepared: tf.Tensor): tf.Tensor {
  const [output] = [model.predict(prepared)].flat();
  if (!output) throw new Error('The model has no output.');
  if (end === 'softmax') return tf.slice(output, [0, 1], [1, 1]);
  return end === 'linear' ? tf.sigmoid(output) : output;
}
