/** Where in a model numbers stop being finite: the loss alone does not say. */

import * as tf from '@tensorflow/tfjs';

/**
 * Runs a model as in training and names the first layer, in the order of computing, whose output is not finite.
 *
 * @returns null where every layer's is
 */
export async function firstAstray(model: tf.LayersModel, pictures: tf.Tensor): Promise<string | null> {
  /** Nought times a number is 0, unless it is infinite or none. */
  const seen: { readonly layer: string; readonly nought: tf.Tensor }[] = [];
  const calls = model.layers.map((layer) => ({ layer, call: layer.call }));
  for (const { layer, call } of calls) {
    layer.call = (inputs, kwargs) => {
      const outputs = call.call(layer, inputs, kwargs);
      for (const output of [outputs].flat()) {
        seen.push({ layer: layer.name, nought: tf.keep(tf.sum(tf.mul(output, 0))) });
      }
      return outputs;
    };
  }
  try {
    // Within a gradient: elsewhere engines compute layer and activation in one, and some then hide what is no number.
    tf.tidy(() => {
      const answerOf = (x: tf.Tensor): tf.Tensor => {
        const [answer] = [model.apply(x, { training: true })].flat();
        if (!(answer instanceof tf.Tensor)) throw new Error('The model gives no answer.');
        return tf.sum(answer);
      };
      tf.valueAndGrad(answerOf)(pictures);
    });
    for (const { layer, nought } of seen) {
      const [sum] = await nought.data();
      if (sum !== 0) return layer;
    }
    return null;
  } finally {
    for (const { layer, call } of calls) layer.call = call;
    for (const { nought } of seen) nought.dispose();
  }
}
