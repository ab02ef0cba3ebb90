/** For each kind of layer, the actions that do at inference what the layer does. */

import type * as tf from '@tensorflow/tfjs';
import { SmoothMaximum } from '../models/smooth-maximum.ts';
import { untranslatable } from './cannot-export.ts';
import type { LayerActions } from './read-layer.ts';
import { batchNormalization, convolution, dense, separableConvolution } from './weighted-layers.ts';
import {
  activation,
  concatenate,
  enlarge,
  flatten,
  globalPool,
  pool,
  rectifier,
  reshape,
  softmax,
  zeroPadding,
} from './weightless-layers.ts';

/** @param from shape of the layer's first input, without the batch */
type Translate = (layer: tf.layers.Layer, from: readonly number[]) => LayerActions;

/**
 * @param from shape of the layer's first input, without the batch
 * @throws CannotExport
 */
export function layerActions(layer: tf.layers.Layer, from: readonly number[]): LayerActions {
  const translate = TRANSLATIONS[layer.getClassName()];
  if (!translate) throw untranslatable(layer, 'this kind of layer is not known to the export');
  return translate(layer, from);
}

const identity: Translate = () => [];

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  InputLayer: () => [{ action: { kind: 'input' } }],
  Conv2D: (layer) => convolution(layer, false),
  DepthwiseConv2D: (layer) => convolution(layer, true),
  SeparableConv2D: separableConvolution,
  Dense: dense,
  BatchNormalization: batchNormalization,
  Activation: activation,
  ReLU: rectifier,
  Softmax: softmax,
  MaxPooling2D: (layer) => pool(layer, 'max'),
  AveragePooling2D: (layer) => pool(layer, 'average'),
  GlobalMaxPooling2D: (layer) => globalPool(layer, 'max'),
  GlobalAveragePooling2D: (layer) => globalPool(layer, 'average'),
  [SmoothMaximum.className]: () => [{ action: { kind: 'smooth maximum' } }],
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
