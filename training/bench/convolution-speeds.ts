/** How fast the seed-cnn trains on an engine, and what share that is of the engine's plain forward convolutions. */

import * as tf from '@tensorflow/tfjs';
import { SEED_CNN_INPUT, seedCnn } from '../models/seed-cnn.ts';
import { type EngineName, startEngine } from './engine.ts';

export interface TrainingSpeed {
  readonly engine: EngineName;
  /** Of processor time, so that other programs on the machine count little. */
  readonly picturesPerSecond: number;
}

/** Milliseconds of processor time a picture. */
export interface LayerSpeed {
  readonly layer: string;
  readonly forward: number;
  /** To kernel and input; of the first layer to the kernel alone. */
  readonly gradients: number;
  /** How many forward passes the gradients are worth, by multiplications. */
  readonly gradientPasses: 1 | 2;
}

export interface Repetitions {
  /** Not counted: the engine compiles and its memory grows. */
  readonly warmUp: number;
  /** The fastest of so many counts. */
  readonly measured: number;
}

/**
 * Measures whole training steps on random pictures.
 *
 * @throws CommandFailure where the engine does not start
 */
export async function trainingSpeed(
  name: EngineName,
  batchSize: number,
  repetitions: Repetitions,
): Promise<TrainingSpeed> {
  const engine = await startEngine(name);
  const model = seedCnn(1);
  model.compile({ optimizer: tf.train.adam(), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { height, width, channels } = SEED_CNN_INPUT;
  const pictures = noise([batchSize, height, width, channels]);
  const labels = tf.tensor2d(
    Array.from({ length: batchSize }, (_, index) => index % 2),
    [batchSize, 1],
  );
  try {
    const step = async (): Promise<void> => {
      await model.trainOnBatch(pictures, labels);
    };
    return {
      engine: engine.name,
      picturesPerSecond: (1000 * batchSize) / (await fastest(step, repetitions)),
    };
  } finally {
    tf.dispose([pictures, labels]);
    model.dispose();
  }
}

/** Measures each convolution of the seed-cnn on the current engine. */
export async function convolutionSpeeds(batchSize: number, repetitions: Repetitions): Promise<LayerSpeed[]> {
  const model = seedCnn(1);
  const speeds: LayerSpeed[] = [];
  try {
    for (const layer of model.layers) {
      if (layer.getClassName() !== 'Conv2D') continue;
      const [, height, width, channels] = [layer.input].flat()[0]?.shape ?? [];
      const [kernel] = layer.getWeights();
      if (!height || !width || !channels || !kernel) throw new Error(`${layer.name} has no shape.`);
      const x = noise([batchSize, height, width, channels]);
      const speed = await convolutionSpeed(x, kernel, speeds.length > 0, repetitions);
      x.dispose();
      speeds.push({ layer: layer.name, ...speed });
    }
  } finally {
    model.dispose();
  }
  return speeds;
}

async function convolutionSpeed(
  x: tf.Tensor,
  kernel: tf.Tensor,
  toInput: boolean,
  repetitions: Repetitions,
): Promise<Omit<LayerSpeed, 'layer'>> {
  const convolve = (input: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
    tf.conv2d(withRank4(input), withRank4(weights), 1, 'same');
  const y = convolve(x, kernel);
  const dy = noise(y.shape);
  const differentiate = toInput
    ? () => tf.grads(convolve)([x, kernel], dy)
    : () => [tf.grad((weights) => convolve(x, weights))(kernel, dy)];
  const [batchSize = 1] = x.shape;
  const perPicture = async (compute: () => tf.Tensor[]): Promise<number> => {
    const milliseconds = await fastest(async () => tf.dispose(tf.tidy(compute)), repetitions);
    return milliseconds / batchSize;
  };
  const forward = await perPicture(() => [convolve(x, kernel)]);
  const both = await perPicture(differentiate);
  tf.dispose([y, dy]);
  return { forward, gradients: both - forward, gradientPasses: toInput ? 2 : 1 };
}

/**
 * The multiplications a second of whole training steps, as a share of those of plain forward convolutions. Only the
 * convolutions' multiplications count, and everybody's time.
 */
export function shareOfForward(training: TrainingSpeed, layers: readonly LayerSpeed[]): number {
  const atForwardRate = layers.reduce(
    (sum, { forward, gradientPasses }) => sum + forward * (1 + gradientPasses),
    0,
  );
  return (atForwardRate * training.picturesPerSecond) / 1000;
}

/** Milliseconds of processor time of the fastest repetition. */
async function fastest(step: () => Promise<void>, { warmUp, measured }: Repetitions): Promise<number> {
  const durations: number[] = [];
  for (let repetition = 0; repetition < warmUp + measured; repetition++) {
    const begun = process.cpuUsage();
    await step();
    const { user, system } = process.cpuUsage(begun);
    durations.push((user + system) / 1000);
  }
  return Math.min(...durations.slice(warmUp));
}

function withRank4(tensor: tf.Tensor): tf.Tensor4D {
  const [a = 1, b = 1, c = 1, d = 1] = tensor.shape;
  return tf.reshape(tensor, [a, b, c, d]);
}

/** Pseudorandom values between 0 and 1, drawn quickly. */
function noise(shape: number[]): tf.Tensor {
  const values = new Float32Array(tf.util.sizeFromShape(shape));
  let state = 1;
  for (let index = 0; index < values.length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[index] = state / 2 ** 32;
  }
  return tf.tensor(values, shape);
}
