/** Layers without weights: activations, pooling, and all that moves values about. */

import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { untranslatable } from './cannot-export.ts';
import {
  activated,
  activationName,
  channelsLast,
  type LayerActions,
  padding,
  pair,
  settings,
} from './read-layer.ts';

export function activation(layer: tf.layers.Layer): LayerActions {
  return activated(settings(layer, v.object({ activation: activationName })).activation);
}

export function rectifier(layer: tf.layers.Layer): LayerActions {
  const { maxValue } = settings(layer, v.object({ maxValue: v.optional(v.nullable(v.literal(6)), null) }));
  return activated(maxValue === null ? 'relu' : 'relu6');
}

export function softmax(layer: tf.layers.Layer, from: readonly number[]): LayerActions {
  const { axis } = settings(layer, v.object({ axis: v.number() }));
  if (axis !== -1 && axis !== from.length)
    throw untranslatable(layer, 'it works along another axis than the last');
  return activated('softmax');
}

const poolSettings = v.object({ poolSize: pair, strides: pair, padding, dataFormat: channelsLast });

export function pool(layer: tf.layers.Layer, method: 'max' | 'average'): LayerActions {
  const { poolSize, strides, padding } = settings(layer, poolSettings);
  return [{ action: { kind: 'pool', method, size: poolSize, strides, padding } }];
}

export function globalPool(layer: tf.layers.Layer, method: 'max' | 'average'): LayerActions {
  settings(layer, v.object({ dataFormat: channelsLast }));
  return [{ action: { kind: 'global pool', method } }];
}

export function zeroPadding(layer: tf.layers.Layer): LayerActions {
  const { padding: margin } = settings(
    layer,
    v.object({ padding: v.tuple([pair, pair]), dataFormat: channelsLast }),
  );
  return [{ action: { kind: 'pad', margin } }];
}

export function enlarge(layer: tf.layers.Layer): LayerActions {
  const { interpolation } = settings(
    layer,
    v.object({ interpolation: v.picklist(['nearest', 'bilinear']), dataFormat: channelsLast }),
  );
  return [{ action: { kind: 'enlarge', method: interpolation } }];
}

export function flatten(layer: tf.layers.Layer): LayerActions {
  settings(layer, v.object({ dataFormat: v.optional(channelsLast) }));
  return [{ action: { kind: 'reshape' } }];
}

/** tfjs leaves a size open where the layer does; here it is known. */
export function reshape(layer: tf.layers.Layer, from: readonly number[]): LayerActions {
  const { targetShape } = settings(layer, v.object({ targetShape: v.array(v.nullable(v.number())) }));
  const known = targetShape.reduce<number>((product, size) => product * (size ?? 1), 1);
  const all = from.reduce((product, size) => product * size, 1);
  return [{ action: { kind: 'reshape' }, shape: targetShape.map((size) => size ?? all / known) }];
}

export function concatenate(layer: tf.layers.Layer, from: readonly number[]): LayerActions {
  const { axis } = settings(layer, v.object({ axis: v.number() }));
  return [{ action: { kind: 'concatenate', axis: axis < 0 ? axis + from.length + 1 : axis } }];
}
