/** A whole model written by hand: two convolutions, a mean and a weighing, small enough for any test, the same every time. */

import { createHash } from 'node:crypto';

const SIDE = 64;
const FILTERS = 8;

/** Files of a model's folder, by name. */
export type HandMadeModel = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export function handMadeModel(changes: Readonly<Record<string, unknown>> = {}): HandMadeModel {
  const weights: readonly Weight[] = [
    weight('first/kernel', [5, 5, 3, FILTERS], 0.25),
    weight('first/bias', [FILTERS], 0.1),
    weight('second/kernel', [3, 3, FILTERS, FILTERS], 0.35),
    weight('second/bias', [FILTERS], 0.1),
    weight('answer/kernel', [FILTERS, 1], 6),
    { name: 'answer/bias', shape: [1], values: Float32Array.of(0) },
    { name: 'axes', shape: [2], values: Float32Array.of(0) },
  ];
  const floats = weights.filter(({ name }) => name !== 'axes');
  const shard = new Uint8Array([
    ...floats.flatMap(({ values }) => [...new Uint8Array(values.buffer)]),
    ...new Uint8Array(Int32Array.of(1, 2).buffer),
  ]);
  const graph = {
    format: 'graph-model',
    modelTopology: { versions: { producer: 1 }, library: {}, node: nodes(weights) },
    signature: {
      inputs: { input: info('input', [-1, SIDE, SIDE, 3]) },
      outputs: { logit: info('logit', [-1, 1]) },
    },
    weightsManifest: [
      {
        paths: ['weights-1.bin'],
        weights: weights.map(({ name, shape }) => ({
          name,
          shape,
          dtype: name === 'axes' ? 'int32' : 'float32',
        })),
      },
    ],
  };
  const files = { 'model.json': json(graph), 'weights-1.bin': shard };
  return { ...files, 'card.json': json({ ...card(files), ...changes }) };
}

const nodes = (weights: readonly Weight[]) => [
  {
    name: 'input',
    op: 'Placeholder',
    attr: {
      dtype: { type: 'DT_FLOAT' },
      shape: { shape: { dim: ['-1', `${SIDE}`, `${SIDE}`, '3'].map((size) => ({ size })) } },
    },
  },
  ...weights.map(({ name, shape }) => ({
    name,
    op: 'Const',
    attr: {
      dtype: { type: name === 'axes' ? 'DT_INT32' : 'DT_FLOAT' },
      value: {
        tensor: {
          dtype: name === 'axes' ? 'DT_INT32' : 'DT_FLOAT',
          tensorShape: { dim: shape.map((size) => ({ size: `${size}` })) },
        },
      },
    },
  })),
  convolution('first', 'input'),
  convolution('second', 'first'),
  {
    name: 'mean',
    op: 'Mean',
    input: ['second', 'axes'],
    attr: { keep_dims: { b: false }, T: { type: 'DT_FLOAT' }, Tidx: { type: 'DT_INT32' } },
  },
  {
    name: 'weighed',
    op: 'MatMul',
    input: ['mean', 'answer/kernel'],
    attr: { transpose_a: { b: false }, transpose_b: { b: false }, T: { type: 'DT_FLOAT' } },
  },
  { name: 'logit', op: 'BiasAdd', input: ['weighed', 'answer/bias'], attr: { T: { type: 'DT_FLOAT' } } },
];

const convolution = (name: string, input: string) => ({
  name,
  op: '_FusedConv2D',
  input: [input, `${name}/kernel`, `${name}/bias`],
  attr: {
    T: { type: 'DT_FLOAT' },
    strides: { list: { i: ['1', '2', '2', '1'] } },
    dilations: { list: { i: ['1', '1', '1', '1'] } },
    padding: { s: base64('SAME') },
    data_format: { s: base64('NHWC') },
    fused_ops: { list: { s: [base64('BiasAdd'), base64('Relu')] } },
    num_args: { i: '1' },
    epsilon: { f: 0 },
  },
});

/** Values between −reach and reach from a small generator, so that the model answers differently for each picture. */
function weight(name: string, shape: readonly number[], reach: number): Weight {
  let state = name.length * 2_654_435_761;
  const values = Float32Array.from({ length: shape.reduce((all, size) => all * size, 1) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return ((state >>> 8) / 2 ** 23 - 1) * reach;
  });
  return { name, shape, values };
}

const info = (name: string, shape: readonly number[]) => ({
  name,
  dtype: 'DT_FLOAT',
  tensorShape: { dim: shape.map((size) => ({ size: `${size}` })) },
});

function card(files: Readonly<Record<string, Uint8Array>>) {
  return {
    format: 'osteoscope-card/1',
    id: 'hand-made',
    name: 'Hand-made model',
    version: '1.0.0',
    summary: 'Knows nothing of bones; its weights are made up.',
    input: { width: SIDE, height: SIDE, channels: 3, mean: 0, deviation: 1, margin: 0 },
    graph: { input: 'input', logit: 'logit', evidence: null, features: 'second' },
    labels: ['not fractured', 'fractured'],
    calibration: { temperature: 1, bias: 0, prevalence: 0.5 },
    operatingPoints: {
      highSensitivity: { threshold: 0.4, sensitivity: 0.9, specificity: 0.5 },
      balanced: { threshold: 0.5, sensitivity: 0.8, specificity: 0.8 },
      highSpecificity: { threshold: 0.6, sensitivity: 0.5, specificity: 0.9 },
    },
    weights: {
      precision: 'float32',
      parameters: 1200,
      multiplyAdds: 800_000,
      files: Object.fromEntries(
        Object.entries(files).map(([name, bytes]) => [
          name,
          { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
        ]),
      ),
    },
    training: {
      command: 'none',
      seed: 1,
      epochs: 0,
      engine: 'none',
      finished: '2026-11-24',
      data: [
        {
          name: 'Made-up pictures',
          licence: 'none',
          source: 'nowhere',
          pictures: 1234,
          fractured: 600,
          groups: 321,
        },
      ],
    },
    evaluation: {
      data: 'Made-up pictures kept apart',
      pictures: 100,
      fractured: 50,
      groups: 40,
      accuracy: { value: 0.7, low: 0.6, high: 0.8 },
      sensitivity: { value: 0.71, low: 0.61, high: 0.81 },
      specificity: { value: 0.69, low: 0.59, high: 0.79 },
      areaUnderRoc: { value: 0.83, low: 0.77, high: 0.88 },
    },
    limits: ['It has seen no X-ray at all.'],
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const json = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
