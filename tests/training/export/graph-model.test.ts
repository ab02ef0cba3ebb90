import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EngineName, startEngine } from '../../../training/backend/engine.ts';
import { CannotExport } from '../../../training/export/cannot-export.ts';
import type { Precision } from '../../../training/export/encode-constant.ts';
import { graphModel } from '../../../training/export/graph-model.ts';
import { KNOWN_LAYERS } from '../../../training/export/layer-actions.ts';
import { loadLayersModel } from '../../../training/models/layers-model-files.ts';
import { tinyModel } from '../../support/tiny-model.ts';
import { loadGraph, readJson } from './load-graph.ts';
import { randomised, randomPictures, SMALL_MODELS } from './small-models.ts';

const { layers } = tf;

afterEach(() => {
  tf.disposeVariables();
});

describe.each<EngineName>(['cpu', 'wasm'])('on the %s engine', (engine) => {
  beforeAll(async () => {
    await startEngine(engine);
  });

  test.each(SMALL_MODELS)('the graph model gives what the layers model gives: $name', async ({ build }) => {
    const { wanted, found } = await both(build(), 'float32');
    expect(Math.max(...wanted) - Math.min(...wanted)).toBeGreaterThan(1e-3);
    expectClose(found, wanted, 1e-4);
  });

  test.each<[Precision, number]>([
    ['float16', 1e-3],
    ['uint8', 1e-2],
  ])('in %s the probability is off by less than %d', async (precision, tolerance) => {
    const { wanted, found } = await both(tinyModel(), precision);
    expectClose(found, wanted, tolerance);
    expect(found).not.toEqual(wanted);
  });
});

describe('the graph', () => {
  beforeAll(async () => {
    await startEngine('wasm');
  });

  test('the small models have every layer that the export knows', () => {
    const kinds = SMALL_MODELS.flatMap(({ build }) => layersOf(build()).map((layer) => layer.getClassName()));
    expect(KNOWN_LAYERS.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  test('has one operation for a convolution with its padding, batch norm and activation, none for dropout', () => {
    const model = tf.sequential({
      layers: [
        layers.zeroPadding2d({ name: 'frame', padding: 1, inputShape: [8, 8, 3] }),
        layers.conv2d({ name: 'conv', filters: 4, kernelSize: 3, useBias: false }),
        layers.batchNormalization({ name: 'norm' }),
        layers.reLU({ name: 'rectified', maxValue: 6 }),
        layers.dropout({ name: 'dropout', rate: 0.5 }),
        layers.flatten({ name: 'flat' }),
        layers.dense({ name: 'fractured', units: 1, activation: 'sigmoid' }),
      ],
    });
    const { names, files } = graphModel(model, 'float32');
    expect(computed(files)).toEqual([
      ['frame_input', 'Placeholder'],
      ['rectified', '_FusedConv2D'],
      ['flat', 'Reshape'],
      ['logit', '_FusedMatMul'],
    ]);
    expect(names).toEqual({ input: 'frame_input', logit: 'logit', evidence: null, features: 'rectified' });
  });

  test('a node has the name of the layer whose result it gives, and can be read and fed', async () => {
    const model = tinyModel();
    const exported = graphModel(model, 'float32');
    const graph = await loadGraph(exported);
    const picture = randomPictures(model, 1);
    const inner = tf.model({ inputs: model.inputs, outputs: model.getLayer('pool2').output });
    tf.tidy(() => {
      const maps = graph.execute(picture, 'pool2');
      const wanted = inner.predict(picture);
      const throughMaps = graph.execute({ pool2: one(maps) }, 'logit');
      expectClose(numbers(maps), numbers(wanted), 1e-5);
      expectClose(numbers(throughMaps), numbers(graph.execute(picture, 'logit')), 1e-5);
    });
  });

  test('a layer named "evidence" is an output of its own, and the features are what it is made from', async () => {
    const input = tf.input({ shape: [16, 12, 3] });
    const apply = (layer: tf.layers.Layer, tensor: tf.SymbolicTensor) => {
      const [output] = [layer.apply(tensor)].flat();
      if (!(output instanceof tf.SymbolicTensor)) throw new Error('no symbolic tensor');
      return output;
    };
    const trunk = apply(
      layers.conv2d({ name: 'trunk', filters: 4, kernelSize: 3, activation: 'relu' }),
      input,
    );
    const evidence = apply(layers.conv2d({ name: 'evidence', filters: 1, kernelSize: 1 }), trunk);
    const rectified = apply(layers.reLU({}), evidence);
    const model = randomised(
      tf.model({ inputs: input, outputs: apply(layers.globalAveragePooling2d({}), rectified) }),
    );
    model.getLayer('trunk').setWeights([tf.randomNormal([3, 3, 3, 4], 0, 1, 'float32', 1), tf.zeros([4])]);
    model.getLayer('evidence').setWeights([tf.tensor4d([1, -1, 1, -1], [1, 1, 4, 1]), tf.zeros([1])]);
    const exported = graphModel(model, 'float32');
    expect(exported.names).toMatchObject({ evidence: 'evidence', features: 'trunk' });
    const graph = await loadGraph(exported);
    expect(graph.outputs.map(({ name }) => name).sort()).toEqual(['evidence', 'logit']);
    const picture = randomPictures(model, 1);
    tf.tidy(() => {
      const map = one(graph.execute(picture, 'evidence'));
      const logit = one(graph.execute(picture, 'logit'));
      expect(map.shape).toEqual([1, 14, 10, 1]);
      expectClose(numbers(tf.mean(tf.relu(map))), numbers(logit), 1e-5);
      const [low, high] = [numbers(tf.min(map))[0], numbers(tf.max(map))[0]];
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    });
  });

  test('every text in it is base64 and every number of 64 bits is text', () => {
    const { files } = graphModel(tinyModel(), 'float32');
    const convolution = nodesOf(files).find(({ name }) => name === 'conv2');
    expect(convolution?.attr).toMatchObject({
      fused_ops: { list: { s: [btoa('BiasAdd'), btoa('Relu')] } },
      strides: { list: { i: ['1', '1', '1', '1'] } },
      padding: { s: btoa('SAME') },
    });
  });
});

describe('what cannot be exported is named', () => {
  const withAfter = (...chain: tf.layers.Layer[]): tf.LayersModel =>
    tf.sequential({
      layers: [layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [9, 9, 3] }), ...chain],
    });

  test.each<[string, () => tf.LayersModel, RegExp]>([
    [
      'a layer of an unknown kind',
      () => withAfter(layers.conv2dTranspose({ name: 'up', filters: 1, kernelSize: 2 })),
      /^The layer "up" \(Conv2DTranspose\) cannot be exported: this kind of layer is not known to the export\.$/,
    ],
    [
      'an unknown activation',
      () => withAfter(layers.activation({ name: 'smooth', activation: 'softplus' })),
      /^The layer "smooth" \(Activation\) cannot be exported: its activation is "softplus"/,
    ],
    [
      'channels before rows',
      () => withAfter(layers.maxPooling2d({ name: 'pool', poolSize: 2, dataFormat: 'channelsFirst' })),
      /^The layer "pool" \(MaxPooling2D\) cannot be exported: its dataFormat is "channelsFirst"/,
    ],
    [
      'a dense layer on a picture',
      () => withAfter(layers.dense({ name: 'each', units: 2 })),
      /^The layer "each" \(Dense\) cannot be exported: its input is no vector/,
    ],
    [
      'an open size',
      () =>
        tf.sequential({
          layers: [
            layers.conv2d({ name: 'any', filters: 2, kernelSize: 3, inputShape: [null, null, 3] }),
            layers.globalAveragePooling2d({}),
          ],
        }),
      /^The layer "any_input" \(InputLayer\) cannot be exported: its size is left open/,
    ],
    [
      'an end that is no answer',
      () => withAfter(layers.globalAveragePooling2d({}), layers.dense({ units: 3, activation: 'softmax' })),
      /^The model ends in softmax values of shape \[3\]/,
    ],
    [
      "a layer that takes the logit's name",
      () => withAfter(layers.reLU({ name: 'logit' }), layers.flatten(), layers.dense({ units: 1 })),
      /^A layer is named "logit" and does not give the logit/,
    ],
    [
      'a layer that is used twice',
      () => {
        const input = tf.input({ shape: [4] });
        const shared = layers.dense({ name: 'shared', units: 4 });
        const twice = shared.apply(shared.apply(input));
        const end = layers.dense({ units: 1 }).apply(twice);
        if (!(end instanceof tf.SymbolicTensor)) throw new Error('no symbolic tensor');
        return tf.model({ inputs: input, outputs: end });
      },
      /^The layer "shared" \(Dense\) cannot be exported: it is used twice/,
    ],
  ])('%s', (_, build, message) => {
    expect(() => graphModel(build(), 'float32')).toThrow(CannotExport);
    tf.disposeVariables();
    expect(() => graphModel(build(), 'float32')).toThrow(message);
  });
});

const MOBILENET = resolve(import.meta.dirname, '../../../../shared/weights/mobilenet-v1-imagenet');

test.skipIf(!existsSync(MOBILENET))(
  'MobileNet with its real weights survives the export (skipped where ../shared/weights is absent)',
  async () => {
    await startEngine('wasm');
    const trunk = await loadLayersModel(MOBILENET);
    const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
    const model = tf.sequential({
      layers: [
        trunk,
        layers.globalAveragePooling2d({}),
        layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer }),
      ],
    });
    const { wanted, found } = await both(model, 'float32');
    expect(Math.max(...wanted) - Math.min(...wanted)).toBeGreaterThan(1e-3);
    expectClose(found, wanted, 1e-4);
  },
);

/** P(fractured) of random pictures by the layers model, and by the graph model made of it. */
async function both(
  model: tf.LayersModel,
  precision: Precision,
): Promise<{ wanted: number[]; found: number[] }> {
  const pictures = randomPictures(model, 3);
  const exported = graphModel(model, precision);
  const graph = await loadGraph(exported);
  const result = tf.tidy(() => {
    const output = one(model.predict(pictures));
    const logit = one(graph.execute(pictures));
    expect(logit.shape).toEqual([3, 1]);
    const last = (output.shape[1] ?? 1) - 1;
    const answer = tf.slice(output, [0, last], [3, 1]);
    return {
      wanted: numbers(exported.end === 'linear' ? tf.sigmoid(answer) : answer),
      found: numbers(tf.sigmoid(logit)),
    };
  });
  graph.dispose();
  pictures.dispose();
  model.dispose();
  return result;
}

function one(result: tf.Tensor | tf.Tensor[] | tf.NamedTensorMap): tf.Tensor {
  if (!(result instanceof tf.Tensor)) throw new Error('not one tensor');
  return result;
}

const numbers = (result: tf.Tensor | tf.Tensor[]): number[] => Array.from(one(result).dataSync());

function expectClose(found: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, index) => {
    expect(Math.abs(value - (found[index] ?? Number.NaN))).toBeLessThan(tolerance);
  });
}

function layersOf(model: tf.LayersModel): tf.layers.Layer[] {
  return [
    ...model.inputLayers,
    ...model.layers.flatMap((layer) => (layer instanceof tf.LayersModel ? layersOf(layer) : [layer])),
  ];
}

interface Node {
  readonly name: string;
  readonly op: string;
  readonly attr: object;
}

function nodesOf(files: ReadonlyMap<string, Uint8Array>): Node[] {
  const { modelTopology } = readJson(files);
  return 'node' in modelTopology && Array.isArray(modelTopology.node) ? modelTopology.node : [];
}

/** Name and operation of every node but constants. */
const computed = (files: ReadonlyMap<string, Uint8Array>): [string, string][] =>
  nodesOf(files)
    .filter(({ op }) => op !== 'Const')
    .map(({ name, op }) => [name, op]);
