/** Layers with weights: convolutions, dense layers, batch norm. */

import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { untranslatable } from './cannot-export.ts';
import type { Constant } from './operation.ts';
import {
  activated,
  activationName,
  channelsLast,
  type LayerActions,
  padding,
  pair,
  settings,
  weights,
} from './read-layer.ts';

const convolutionSettings = v.object({
  strides: pair,
  dilationRate: pair,
  padding,
  dataFormat: channelsLast,
  activation: activationName,
});

export function convolution(layer: tf.layers.Layer, depthwise: boolean): LayerActions {
  const { strides, dilationRate, padding, activation } = settings(layer, convolutionSettings);
  const [kernel, bias] = weights(layer);
  if (!kernel) throw untranslatable(layer, 'it has no weights');
  return [
    {
      action: {
        kind: 'convolution',
        depthwise,
        kernel,
        bias: biasOf(kernel, bias, depthwise),
        strides,
        dilations: dilationRate,
        padding,
        activation: null,
      },
    },
    ...activated(activation),
  ];
}

/** A depthwise convolution, then one of 1 × 1 that mixes its channels. */
export function separableConvolution(layer: tf.layers.Layer): LayerActions {
  const { strides, dilationRate, padding, activation } = settings(layer, convolutionSettings);
  const [depth, point, bias] = weights(layer);
  if (!depth || !point) throw untranslatable(layer, 'it has no weights');
  const [height, width] = layer.outputShape.slice(1, 3).map(Number);
  const channels = point.shape[2] ?? 0;
  return [
    {
      action: {
        kind: 'convolution',
        depthwise: true,
        kernel: depth,
        bias: biasOf(depth, undefined, true),
        strides,
        dilations: dilationRate,
        padding,
        activation: null,
      },
      shape: [height ?? 0, width ?? 0, channels],
    },
    {
      action: {
        kind: 'convolution',
        depthwise: false,
        kernel: point,
        bias: biasOf(point, bias, false),
        strides: [1, 1],
        dilations: [1, 1],
        padding: 'valid',
        activation: null,
      },
    },
    ...activated(activation),
  ];
}

export function dense(layer: tf.layers.Layer, from: readonly number[]): LayerActions {
  const { activation: name } = settings(layer, v.object({ activation: activationName }));
  if (from.length !== 1) throw untranslatable(layer, 'its input is no vector; flatten it before');
  const [kernel, bias] = weights(layer);
  if (!kernel) throw untranslatable(layer, 'it has no weights');
  return [
    { action: { kind: 'dense', kernel, bias: biasOf(kernel, bias, false), activation: null } },
    ...activated(name),
  ];
}

function biasOf({ shape }: Constant, bias: Constant | undefined, depthwise: boolean): Float32Array {
  const channels = shape.slice(depthwise ? -2 : -1).reduce((product, size) => product * size, 1);
  return bias?.values ?? new Float32Array(channels);
}

/** At inference a fixed scale and offset a channel, by the means and variances gathered in training. */
export function batchNormalization(layer: tf.layers.Layer, from: readonly number[]): LayerActions {
  const { axis, epsilon, scale, center } = settings(
    layer,
    v.object({ axis: v.number(), epsilon: v.number(), scale: v.boolean(), center: v.boolean() }),
  );
  if (axis !== -1 && axis !== from.length)
    throw untranslatable(layer, 'it works along another axis than channels');
  const statistics = [...weights(layer)];
  const gamma = scale ? statistics.shift() : undefined;
  const beta = center ? statistics.shift() : undefined;
  const [mean, variance] = statistics;
  if (!mean || !variance) throw untranslatable(layer, 'it has no weights');
  const factors = variance.values.map(
    (value, channel) => (gamma?.values[channel] ?? 1) / Math.sqrt(value + epsilon),
  );
  const offset = factors.map(
    (factor, channel) => (beta?.values[channel] ?? 0) - (mean.values[channel] ?? 0) * factor,
  );
  return [{ action: { kind: 'affine', scale: factors, offset } }];
}
