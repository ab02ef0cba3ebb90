/** A model's weights as one flat vector: optimizers, averages, checkpoints and threads need not know layers. */

import * as tf from '@tensorflow/tfjs';

/** A weight and its place in the vector. */
export interface Weight {
  readonly layer: string;
  readonly offset: number;
  readonly size: number;
  readonly shape: readonly number[];
  /** Times the learning rate. */
  readonly rate: number;
  /** Kernels decay; biases and the weights of norms do not. */
  readonly decays: boolean;
  readonly variable: tf.Variable;
}

export interface ModelWeights {
  /** What gradients move: the front of the vector. */
  readonly trained: readonly Weight[];
  /** Moving averages of norms, behind it: training moves them by itself. */
  readonly statistics: readonly Weight[];
  readonly trainedSize: number;
  readonly size: number;
}

/**
 * Lays out all weights that training changes; those of frozen layers have no place.
 *
 * @param rateOf what a layer's learning rate is multiplied by
 */
export function modelWeights(
  model: tf.LayersModel,
  rateOf: (layer: string) => number = () => 1,
): ModelWeights {
  let offset = 0;
  const place = (layer: tf.layers.Layer, of: tf.layers.Layer['weights']): Weight[] =>
    of.map((weight) => {
      const variable = weight.read();
      if (!(variable instanceof tf.Variable)) throw new Error(`${weight.name} is no variable.`);
      const { shape, size } = variable;
      const placed = {
        layer: layer.name,
        offset,
        size,
        shape,
        rate: rateOf(layer.name),
        decays: shape.length > 1,
        variable,
      };
      offset += size;
      return placed;
    });
  const learning = model.layers.filter(({ trainable }) => trainable);
  const trained = learning.flatMap((layer) => place(layer, layer.trainableWeights));
  const trainedSize = offset;
  const statistics = learning.flatMap((layer) => place(layer, layer.nonTrainableWeights));
  return { trained, statistics, trainedSize, size: offset };
}

/** Both kinds. */
export const allOf = ({ trained, statistics }: ModelWeights): Weight[] => [...trained, ...statistics];

/** Copies weights of the model into the vector. */
export async function readWeights(weights: readonly Weight[], vector: Float32Array): Promise<void> {
  for (const { variable, offset } of weights) vector.set(await floats(variable), offset);
}

/** Copies the vector into weights of the model. */
export function writeWeights(weights: readonly Weight[], vector: Float32Array): void {
  for (const { variable, offset, size, shape } of weights) {
    // A copy: some engines keep the array they are given.
    const value = tf.tensor(vector.slice(offset, offset + size), [...shape], 'float32');
    variable.assign(value);
    value.dispose();
  }
}

/** The layers with numbers in the vector that are not finite, in the model's order. */
export function brokenLayers(weights: readonly Weight[], vector: Float32Array): string[] {
  // Nought times a number is 0, unless it is infinite or none.
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += (vector[index] ?? 0) * 0;
  if (sum === 0) return [];
  return weights
    .filter(({ offset, size }) => !vector.subarray(offset, offset + size).every(Number.isFinite))
    .map(({ layer }) => layer);
}

/** A tensor's values on this side of the engine. */
export async function floats(tensor: tf.Tensor): Promise<Float32Array> {
  const values = await tensor.data();
  if (!(values instanceof Float32Array)) throw new TypeError(`A tensor of ${tensor.dtype} is no float32.`);
  return values;
}
