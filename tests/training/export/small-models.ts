/** Small random models that together have every layer the export knows. */

import * as tf from '@tensorflow/tfjs';
import { SmoothMaximum } from '../../../training/models/smooth-maximum.ts';
import { seededRandom } from '../../../training/random.ts';

const INPUT: tf.Shape = [12, 10, 3];

type Chain = () => tf.layers.Layer[];

const { layers } = tf;

const head: Chain = () => [layers.flatten(), layers.dense({ units: 1, activation: 'sigmoid' })];

const chains: Readonly<Record<string, Chain>> = {
  'a map of logits and their smooth maximum': () => [
    layers.conv2d({ filters: 1, kernelSize: 3, strides: 4 }),
    new SmoothMaximum({}),
    layers.dense({ units: 1 }),
  ],
  'convolutions, pooling, dropout and dense layers': () => [
    layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ filters: 5, kernelSize: [3, 2], strides: [2, 1], useBias: false }),
    layers.reLU({ maxValue: 6 }),
    layers.dropout({ rate: 0.5 }),
    layers.flatten(),
    layers.gaussianNoise({ stddev: 1 }),
    layers.dense({ units: 6, activation: 'relu' }),
    layers.gaussianDropout({ rate: 0.5 }),
    layers.alphaDropout({ rate: 0.5 }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
  'batch norm after a convolution, a depthwise convolution and a dense layer': () => [
    layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', useBias: false }),
    layers.batchNormalization({}),
    layers.reLU({}),
    layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: 'same' }),
    layers.batchNormalization({ scale: false }),
    layers.activation({ activation: 'relu6' }),
    layers.flatten(),
    layers.dense({ units: 5 }),
    layers.batchNormalization({ center: false }),
    layers.activation({ activation: 'relu' }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
  'batch norm where nothing before it can take it': () => [
    layers.batchNormalization({}),
    layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    layers.batchNormalization({}),
    layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
    layers.batchNormalization({}),
    ...head(),
  ],
  'uneven padding before strided convolutions, as MobileNet has it': () => [
    layers.zeroPadding2d({
      padding: [
        [0, 1],
        [2, 1],
      ],
    }),
    layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, activation: 'relu6' }),
    layers.zeroPadding2d({
      padding: [
        [0, 1],
        [0, 1],
      ],
    }),
    layers.depthwiseConv2d({ kernelSize: 3, strides: 2, useBias: false }),
    layers.batchNormalization({}),
    layers.reLU({ maxValue: 6 }),
    ...head(),
  ],
  'padding before pooling': () => [
    layers.zeroPadding2d({ padding: 1 }),
    layers.averagePooling2d({ poolSize: [2, 3], strides: 2 }),
    ...head(),
  ],
  'a separable and a dilated convolution, average pooling': () => [
    layers.separableConv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'relu' }),
    layers.conv2d({ filters: 4, kernelSize: 3, dilationRate: 2, padding: 'same' }),
    layers.averagePooling2d({ poolSize: 2, padding: 'same' }),
    layers.globalMaxPooling2d({}),
    layers.dense({ units: 1 }),
  ],
  'enlarging and reshaping': () => [
    layers.conv2d({ filters: 2, kernelSize: 3, activation: 'sigmoid' }),
    layers.upSampling2d({ size: [2, 2] }),
    layers.upSampling2d({ size: [1, 2], interpolation: 'bilinear' }),
    layers.reshape({ targetShape: [20, -1, 4] }),
    layers.globalMaxPooling2d({}),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
  'a softmax of two classes': () => [
    layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    layers.globalAveragePooling2d({}),
    layers.dense({ units: 2, activation: 'softmax' }),
  ],
  'a sigmoid that is a layer, a softmax within': () => [
    layers.conv2d({ filters: 4, kernelSize: 3 }),
    layers.softmax({ axis: -1 }),
    layers.flatten(),
    layers.dense({ units: 1 }),
    layers.activation({ activation: 'sigmoid' }),
  ],
};

const graphs: Readonly<Record<string, () => tf.LayersModel>> = {
  'branches that are added and concatenated': () => {
    const input = tf.input({ shape: INPUT });
    const trunk = apply(layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same' }), input);
    const left = apply(layers.batchNormalization({}), apply(layers.reLU({}), trunk));
    const right = apply(layers.conv2d({ filters: 4, kernelSize: 1, activation: 'relu' }), trunk);
    const sum = apply(layers.reLU({}), apply(layers.add(), [left, right, trunk]));
    const joined = apply(layers.concatenate(), [sum, trunk]);
    return tf.model({ inputs: input, outputs: applyAll(head(), joined) });
  },
  'a model that serves as a layer': () => {
    const inner = tf.sequential({
      name: 'trunk',
      layers: [
        layers.conv2d({ inputShape: INPUT, filters: 4, kernelSize: 3 }),
        layers.batchNormalization({}),
        layers.dropout({ rate: 0.1 }),
      ],
    });
    return tf.sequential({ layers: [inner, layers.reLU({}), ...head()] });
  },
};

/** Models by what they have in them; random weights, batch norm's statistics among them. */
export const SMALL_MODELS: readonly { readonly name: string; build(): tf.LayersModel }[] = [
  ...Object.entries(chains).map(([name, chain]) => ({ name, build: () => randomised(chained(chain())) })),
  ...Object.entries(graphs).map(([name, build]) => ({ name, build: () => randomised(build()) })),
];

function chained(chain: tf.layers.Layer[]): tf.LayersModel {
  const input = tf.input({ shape: INPUT });
  return tf.model({ inputs: input, outputs: applyAll(chain, input) });
}

function applyAll(chain: tf.layers.Layer[], input: tf.SymbolicTensor): tf.SymbolicTensor {
  return chain.reduce((tensor, layer) => apply(layer, tensor), input);
}

function apply(layer: tf.layers.Layer, input: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  const [output] = [layer.apply(input)].flat();
  if (!(output instanceof tf.SymbolicTensor)) throw new Error(`${layer.name} gave no symbolic tensor`);
  return output;
}

/** Weights that neither fade nor saturate, positive ones for variances. */
export function randomised(model: tf.LayersModel, seed = 1): tf.LayersModel {
  const random = seededRandom(seed);
  const weights = model.weights.map(({ shape, originalName }) => {
    const sizes = shape.map(Number);
    const deviation = 1 / Math.sqrt(tf.util.sizeFromShape(sizes.slice(0, -1)) + 1);
    const draw = /variance|gamma/.test(originalName)
      ? () => random.between(0.5, 1.5)
      : () => random.normal() * deviation;
    return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(sizes) }, draw), sizes);
  });
  model.setWeights(weights);
  tf.dispose(weights);
  return model;
}

/** Random pictures for a model, shape [count, …]. */
export function randomPictures(model: tf.LayersModel, count: number, seed = 2): tf.Tensor {
  const shape = [count, ...(model.inputs[0]?.shape.slice(1).map(Number) ?? [])];
  const random = seededRandom(seed);
  return tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.uniform()),
    shape,
  );
}
