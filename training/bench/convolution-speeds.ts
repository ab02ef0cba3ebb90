/** How fast each convolution of a model is on the current engine, forwards and backwards. */

import * as tf from '@tensorflow/tfjs';
import { fastest, type Repetitions } from './processor-time.ts';

/** Of one picture; times are milliseconds of processor time. */
export interface LayerSpeed {
  readonly layer: string;
  /** Of one forward pass. */
  readonly multiplications: number;
  readonly forward: number;
  /** To kernel and input; of the first layer to the kernel alone. */
  readonly gradients: number;
  /** How many forward passes the gradients are worth, by multiplications. */
  readonly gradientPasses: 1 | 2;
}

type Convolution = (x: tf.Tensor, kernel: tf.Tensor) => tf.Tensor;

/** Measures the convolutions of a model by their shapes, plain and depthwise; equal ones are measured once. */
export async function convolutionSpeeds(
  model: tf.LayersModel,
  batchSize: number,
  repetitions: Repetitions,
): Promise<LayerSpeed[]> {
  const known = new Map<string, Omit<LayerSpeed, 'layer'>>();
  const speeds: LayerSpeed[] = [];
  for (const layer of model.layers) {
    const depthwise = layer.getClassName() === 'DepthwiseConv2D';
    if (!depthwise && layer.getClassName() !== 'Conv2D') continue;
    const [kernel] = layer.getWeights();
    const [, height, width, channels] = [layer.input].flat()[0]?.shape ?? [];
    const { strides, padding } = layer.getConfig();
    if (!height || !width || !channels || !kernel) throw new Error(`${layer.name} has no shape.`);
    const [stride = 1] = [strides].flat().map(Number);
    const pad = padding === 'same' ? 'same' : 'valid';
    const convolve: Convolution = (x, weights) =>
      depthwise
        ? tf.depthwiseConv2d(withRank4(x), withRank4(weights), stride, pad)
        : tf.conv2d(withRank4(x), withRank4(weights), stride, pad);
    const first = speeds.length === 0;
    const shape = JSON.stringify([depthwise, height, width, kernel.shape, stride, pad, first]);
    let speed = known.get(shape);
    if (!speed) {
      const x = noise([batchSize, height, width, channels]);
      speed = await convolutionSpeed(convolve, x, kernel, first ? 1 : 2, repetitions);
      x.dispose();
      known.set(shape, speed);
    }
    speeds.push({ layer: layer.name, ...speed });
  }
  return speeds;
}

async function convolutionSpeed(
  convolve: Convolution,
  x: tf.Tensor,
  kernel: tf.Tensor,
  gradientPasses: 1 | 2,
  repetitions: Repetitions,
): Promise<Omit<LayerSpeed, 'layer'>> {
  const y = tf.tidy(() => convolve(x, kernel));
  const dy = noise(y.shape);
  const differentiate =
    gradientPasses === 2
      ? () => tf.grads(convolve)([x, kernel], dy)
      : () => [tf.grad((weights) => convolve(x, weights))(kernel, dy)];
  const [batchSize = 1] = x.shape;
  const [filterHeight = 1, filterWidth = 1, inChannels = 1, outChannels = 1] = kernel.shape;
  const perPicture = async (compute: () => tf.Tensor[]): Promise<number> => {
    const milliseconds = await fastest(async () => tf.dispose(tf.tidy(compute)), repetitions);
    return milliseconds / batchSize;
  };
  const forward = await perPicture(() => [convolve(x, kernel)]);
  const both = await perPicture(differentiate);
  tf.dispose([y, dy]);
  const pixels = y.size / batchSize / (y.shape.at(-1) ?? 1);
  return {
    // A depthwise kernel's channels are those of the output; a plain one joins all that go in with all that come out.
    multiplications: pixels * filterHeight * filterWidth * inChannels * outChannels,
    forward,
    gradients: both - forward,
    gradientPasses,
  };
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
