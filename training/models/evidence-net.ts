/** evidence-net: a MobileNet trunk, a map of evidence at stride 16, and one logit pooled from the map. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { SmoothMaximum } from './smooth-maximum.ts';

/** 384 × 384 grey in [-1, 1], as the trunk's first training had it, black margin. */
export const EVIDENCE_NET_INPUT: InputSpec = {
  width: 384,
  height: 384,
  channels: 1,
  mean: 0.5,
  deviation: 0.5,
  margin: 0,
};

/** Filters and stride of each block of MobileNet v1 (Howard et al. 2017), up to stride 16. */
const BLOCKS = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
] as const;

/** The layer where the trunk ends: what stands before it can be taken over from a network trained on other pictures. */
export const EVIDENCE_NET_TRUNK = `conv_pw_${BLOCKS.length}_relu`;

const HEAD_FILTERS = 128;

/** Norms that begin anew learn a set's averages within an epoch; those of the trunk know theirs. */
const momentumOf = (layer: string): number => (layer.startsWith('head') ? 0.9 : 0.99);

/** Odds of a cell before anything is learnt: some half of a picture's 576 together. */
const FIRST_CELL_LOGIT = -7;

/**
 * Builds the untrained network. 1.4 billion multiply-adds a picture.
 *
 * Its outputs are the picture's logit, shape [n, 1], and the logits of the map's cells, shape [n, 24, 24, 1].
 *
 * @param seed the same seed gives the same weights
 */
export function evidenceNet(seed: number): tf.LayersModel {
  const { height, width, channels } = EVIDENCE_NET_INPUT;
  const layers = layersFrom(seed);
  const picture = tf.input({ shape: [height, width, channels], name: 'picture' });
  let features = layers.convolution('conv1', picture, { filters: 32, kernelSize: 3, strides: 2 });
  BLOCKS.forEach(([filters, strides], index) => {
    features = layers.depthwise(`conv_dw_${index + 1}`, features, strides);
    features = layers.convolution(`conv_pw_${index + 1}`, features, { filters, kernelSize: 1 });
  });
  const narrow = layers.convolution('head_narrow', features, { filters: HEAD_FILTERS, kernelSize: 1 });
  const around = layers.around('head_around2', layers.around('head_around1', narrow));
  const seen = sum('head_sum', narrow, around);
  const evidence = apply(
    tf.layers.conv2d({
      name: 'evidence',
      filters: 1,
      kernelSize: 1,
      kernelInitializer: layers.initializer(),
      biasInitializer: tf.initializers.constant({ value: FIRST_CELL_LOGIT }),
    }),
    apply(tf.layers.dropout({ name: 'head_dropout', rate: 0.2 }), seen),
  );
  const logit = apply(new SmoothMaximum({ name: 'pooled' }), evidence);
  return tf.model({ name: 'evidence-net', inputs: picture, outputs: [logit, evidence] });
}

/** Makes layers whose weights come from one seed, each with batch norm and ReLU6 behind it. */
function layersFrom(seed: number) {
  let nextSeed = seed * 1000;
  const initializer = () => tf.initializers.heNormal({ seed: ++nextSeed });
  const normalised = (name: string, from: tf.SymbolicTensor): tf.SymbolicTensor =>
    apply(
      tf.layers.activation({ name: `${name}_relu`, activation: 'relu6' }),
      apply(
        tf.layers.batchNormalization({ name: `${name}_bn`, epsilon: 0.001, momentum: momentumOf(name) }),
        from,
      ),
    );
  const convolution = (
    name: string,
    from: tf.SymbolicTensor,
    size: { readonly filters: number; readonly kernelSize: number; readonly strides?: number },
  ): tf.SymbolicTensor =>
    normalised(
      name,
      apply(
        tf.layers.conv2d({
          name,
          ...size,
          padding: 'same',
          useBias: false,
          kernelInitializer: initializer(),
        }),
        from,
      ),
    );
  const depthwise = (name: string, from: tf.SymbolicTensor, strides: number): tf.SymbolicTensor =>
    normalised(
      name,
      apply(
        tf.layers.depthwiseConv2d({
          name,
          kernelSize: 3,
          strides,
          padding: 'same',
          useBias: false,
          depthwiseInitializer: initializer(),
        }),
        from,
      ),
    );
  /** Looks at a cell's neighbours. */
  const around = (name: string, from: tf.SymbolicTensor): tf.SymbolicTensor =>
    convolution(`${name}_pw`, depthwise(`${name}_dw`, from, 1), { filters: HEAD_FILTERS, kernelSize: 1 });
  return { initializer, convolution, depthwise, around };
}

function sum(name: string, ...from: tf.SymbolicTensor[]): tf.SymbolicTensor {
  return single(tf.layers.add({ name }).apply(from));
}

function apply(layer: tf.layers.Layer, from: tf.SymbolicTensor): tf.SymbolicTensor {
  return single(layer.apply(from));
}

function single(output: ReturnType<tf.layers.Layer['apply']>): tf.SymbolicTensor {
  if (output instanceof tf.SymbolicTensor) return output;
  throw new Error('A symbolic tensor was expected.');
}
