/** What a layer of tfjs says of itself: its settings, checked, and its weights. */

import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { untranslatable } from './cannot-export.ts';
import type { Action, ActivationFunction, Constant } from './operation.ts';

/** What one layer does: actions one after another, the last of which gives its result; none where it does nothing. */
export type LayerActions = readonly {
  readonly action: Action;
  /** Of a step in between, or where the layer's own is left open. Without the batch. */
  readonly shape?: readonly number[];
}[];

/**
 * Reads a layer's settings.
 *
 * @throws CannotExport where one of them is none that the schema allows
 */
export function settings<S extends v.GenericSchema>(layer: tf.layers.Layer, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, layer.getConfig());
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw untranslatable(layer, `its ${v.getDotPath(issue)} is ${issue.received}, not ${issue.expected}`);
}

/** Reads a layer's weights in the layer's own order; they stay the layer's. */
export function weights(layer: tf.layers.Layer): readonly Constant[] {
  return layer
    .getWeights()
    .map((tensor) => ({ shape: tensor.shape, values: Float32Array.from(tensor.dataSync()) }));
}

export const pair = v.tuple([v.number(), v.number()]);
export const padding = v.picklist(['same', 'valid']);
export const channelsLast = v.literal('channelsLast');

export const activationName: v.GenericSchema<ActivationFunction | 'linear'> = v.picklist([
  'linear',
  'relu',
  'relu6',
  'sigmoid',
  'softmax',
]);

export function activated(name: ActivationFunction | 'linear'): LayerActions {
  return name === 'linear' ? [] : [{ action: { kind: 'activation', function: name } }];
}
