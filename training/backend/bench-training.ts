/** How fast the seed-cnn trains on an engine, and what a plain forward convolution reaches there. */

import * as tf from '@tensorflow/tfjs';
import { SEED_CNN_INPUT, seedCnn } from '../models/seed-cnn.ts';
import { type EngineName, startEngine } from './engine.ts';

export interface TrainingSpeed {
  readonly engine: EngineName;
  readonly picturesPerSecond: number;
}

export interface LayerSpeed {
  readonly layer: string;
  /** Milliseconds a picture: the convolution alone, and with the gradients to its kernel and its input. */
  readonly forward: number;
  readonly training: number;
}

/** The share of the forward rate that training keeps, over all convolutions of the network. */
export interface ForwardShare {
  readonly layers: readonly LayerSpeed[];
  readonly share: number;
}

/**
 * Trains on random pictures and measures.
 *
 * @param batchSize pictures a step
 * @param seconds measures whole steps until so much time has passed; at least one. With 0 it is a single first step: for
 * engines on which a second one is not worth waiting for
 */
export async function trainingSpeed(
  name: EngineName,
  { batchSize, seconds }: { readonly batchSize: number; readonly seconds: number },
): Promise<TrainingSpeed> {
  const engine = await startEngine(name);
  const model = seedCnn(1);
  model.compile({ optimizer: tf.train.adam(), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { height, width, channels } = SEED_CNN_INPUT;
  const pictures = tf.randomUniform([batchSize, height, width, channels], 0, 1, 'float32', 1);
  const labels = tf.randomUniform([batchSize, 1], 0, 2, 'int32', 2).toFloat();
  try {
    const perStep = await millisecondsOf(() => model.trainOnBatch(pictures, labels), seconds);
    return { engine: engine.name, picturesPerSecond: (1000 * batchSize) / perStep };
  } finally {
    tf.dispose([pictures, labels]);
    model.dispose();
  }
}

/**
 * Measures each convolution of the seed-cnn on the current engine, forward and with its gradients. The gradients to
 * kernel and input cost one forward each; the first layer needs none to its input.
 */
export async function forwardShare(batchSize: number, seconds: number): Promise<ForwardShare> {
  const model = seedCnn(1);
  const layers: LayerSpeed[] = [];
  let forwardWork = 0;
  let trainingWork = 0;
  try {
    for (const layer of model.layers.filter((each) => each.getClassName() === 'Conv2D')) {
      const [, height, width, channels] = layer.batchInputShape ?? (layer.input as tf.SymbolicTensor).shape;
      const [kernel] = layer.getWeights();
      if (!height || !width || !channels || !kernel)
        throw new Error(`${layer.name} has no shape to measure.`);
      const first = layers.length === 0;
      const x = tf.randomUniform<tf.Rank.R4>([batchSize, height, width, channels]);
      const convolve = (input: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
        tf.conv2d(input as tf.Tensor4D, weights as tf.Tensor4D, 1, 'same');
      const gradients = first
        ? () => [tf.grad((weights) => convolve(x, weights))(kernel)]
        : () => tf.grads(convolve)([x, kernel]);
      const forward = (await millisecondsOf(() => convolve(x, kernel), seconds)) / batchSize;
      const training = (await millisecondsOf(gradients, seconds)) / batchSize;
      layers.push({ layer: layer.name, forward, training });
      forwardWork += forward;
      trainingWork += training / (first ? 2 : 3);
      x.dispose();
    }
  } finally {
    model.dispose();
  }
  return { layers, share: forwardWork / trainingWork };
}

/** Mean duration of a step, whose result is read and disposed. */
async function millisecondsOf(
  step: () => tf.TensorContainer | Promise<unknown>,
  seconds: number,
): Promise<number> {
  const once = async (): Promise<void> => {
    const result = await step();
    if (result instanceof tf.Tensor) await result.data();
    else if (Array.isArray(result))
      for (const each of result) if (each instanceof tf.Tensor) await each.data();
    tf.dispose(result as tf.TensorContainer);
  };
  if (seconds > 0) await once();
  const begun = performance.now();
  let steps = 0;
  do {
    await once();
    steps++;
  } while (performance.now() - begun < seconds * 1000);
  return (performance.now() - begun) / steps;
}
