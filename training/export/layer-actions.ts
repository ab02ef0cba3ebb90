/** For each kind of layer, the actions that do at inference what the layer does. */

import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { untranslatable } from './cannot-export.ts';
import type { Action, ActivationFunction, Constant } from './operation.ts';
import { activation, channelsLast, padding, pair, settings, weights } from './read-layer.ts';

/**
 * Actions one after another, the last of which gives the layer's result; none where the layer does nothing at
 * inference. A step in between has a `shape` of its own where that is not the layer's.
 */
export type LayerActions = readonly { readonly action: Action; readonly shape?: readonly number[] }[];

type Translate = (layer: tf.layers.Layer, shapes: Shapes) => LayerActions;

export interface Shapes {
  /** Of the first input, without the batch. */
  readonly from: readonly number[];
}

/** @throws CannotExport */
export function layerActions(layer: tf.layers.Layer, shapes: Shapes): LayerActions {
  const translate = TRANSLATIONS[layer.getClassName()];
  if (!translate) throw untranslatable(layer, 'this kind of layer is not known to the export');
  return translate(layer, shapes);
}

const identity: Translate = () => [];

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  InputLayer: () => [{ action: { kind: 'input' } }],
  Conv2D: (layer) => convolution(layer, false),
  DepthwiseConv2D: (layer) => convolution(layer, true),
  SeparableConv2D: separableConvolution,
  Dense: dense,
  BatchNormalization: batchNormalization,
  Activation: (layer) => activated(settings(layer, v.object({ activation })).activation),
  ReLU: rectifier,
  Softmax: softmax,
  MaxPooling2D: (layer) => pool(layer, 'max'),
  AveragePooling2D: (layer) => pool(layer, 'average'),
  GlobalMaxPooling2D: (layer) => globalPool(layer, 'max'),
  GlobalAveragePooling2D: (layer) => globalPool(layer, 'average'),
  ZeroPadding2D: zeroPadding,
  UpSampling2D: enlarge,
  Flatten: flatten,
  Reshape: reshape,
  Add: () => [{ action: { kind: 'add' } }],
  Concatenate: concatenate,
  Dropout: identity,
  AlphaDropout: identity,
  GaussianDropout: identity,
  GaussianNoise: identity,
};

/** Class names of the layers that can be exported. */
export const KNOWN_LAYERS: readonly string[] = Object.keys(TRANSLATIONS);

const convolutionSettings = v.object({
  strides: pair,
  dilationRate: pair,
  padding,
  dataFormat: channelsLast,
  activation,
});

function convolution(layer: tf.layers.Layer, depthwise: boolean): LayerActions {
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
function separableConvolution(layer: tf.layers.Layer): LayerActions {
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

function dense(layer: tf.layers.Layer, { from }: Shapes): LayerActions {
  const { activation: name } = settings(layer, v.object({ activation }));
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

function activated(name: ActivationFunction | 'linear'): LayerActions {
  return name === 'linear' ? [] : [{ action: { kind: 'activation', function: name } }];
}

/** At inference a fixed scale and offset a channel, by the means and variances gathered in training. */
function batchNormalization(layer: tf.layers.Layer, { from }: Shapes): LayerActions {
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

function rectifier(layer: tf.layers.Layer): LayerActions {
  const { maxValue } = settings(layer, v.object({ maxValue: v.optional(v.nullable(v.literal(6)), null) }));
  return activated(maxValue === null ? 'relu' : 'relu6');
}

function softmax(layer: tf.layers.Layer, { from }: Shapes): LayerActions {
  const { axis } = settings(layer, v.object({ axis: v.number() }));
  if (axis !== -1 && axis !== from.length)
    throw untranslatable(layer, 'it works along another axis than the last');
  return activated('softmax');
}

const poolSettings = v.object({ poolSize: pair, strides: pair, padding, dataFormat: channelsLast });

function pool(layer: tf.layers.Layer, method: 'max' | 'average'): LayerActions {
  const { poolSize, strides, padding } = settings(layer, poolSettings);
  return [{ action: { kind: 'pool', method, size: poolSize, strides, padding } }];
}

function globalPool(layer: tf.layers.Layer, method: 'max' | 'average'): LayerActions {
  settings(layer, v.object({ dataFormat: channelsLast }));
  return [{ action: { kind: 'global pool', method } }];
}

function zeroPadding(layer: tf.layers.Layer): LayerActions {
  const { padding: margin } = settings(
    layer,
    v.object({ padding: v.tuple([pair, pair]), dataFormat: channelsLast }),
  );
  return [{ action: { kind: 'pad', margin } }];
}

function enlarge(layer: tf.layers.Layer): LayerActions {
  const { interpolation } = settings(
    layer,
    v.object({ interpolation: v.picklist(['nearest', 'bilinear']), dataFormat: channelsLast }),
  );
  return [{ action: { kind: 'enlarge', method: interpolation } }];
}

function flatten(layer: tf.layers.Layer): LayerActions {
  settings(layer, v.object({ dataFormat: v.optional(channelsLast) }));
  return [{ action: { kind: 'reshape' } }];
}

/** tfjs leaves a size open where the layer does; here it is known. */
function reshape(layer: tf.layers.Layer, { from }: Shapes): LayerActions {
  const { targetShape } = settings(layer, v.object({ targetShape: v.array(v.nullable(v.number())) }));
  const known = targetShape.reduce<number>((product, size) => product * (size ?? 1), 1);
  const all = from.reduce((product, size) => product * size, 1);
  return [{ action: { kind: 'reshape' }, shape: targetShape.map((size) => size ?? all / known) }];
}

function concatenate(layer: tf.layers.Layer, { from }: Shapes): LayerActions {
  const { axis } = settings(layer, v.object({ axis: v.number() }));
  return [{ action: { kind: 'concatenate', axis: axis < 0 ? axis + from.length + 1 : axis } }];
}
