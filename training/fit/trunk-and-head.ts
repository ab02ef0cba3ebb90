/** Parts a model where its frozen layers end: the trunk need not run again for a picture that it has seen. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { wrongUsage } from '../exit-code.ts';
import { type LayerRate, rateOf } from './layer-rates.ts';

export interface TrunkAndHead {
  /** From the picture to the last frozen result, whose values lie between 0 and 6. */
  readonly trunk: tf.LayersModel;
  /** From that result, as a plane of bytes, to the model's outputs. Its layers are the model's own. */
  readonly head: tf.LayersModel;
  /** How bytes enter the head: 255 stands for 6. */
  readonly headInput: InputSpec;
}

/** The highest value of relu6, which a byte's 255 stands for. */
export const HIGHEST = 6;

/**
 * Parts a model before its first layer that learns.
 *
 * @throws CommandFailure where no layer is frozen, the trunk does not end in relu6, or something learns beside it
 */
export function splitAtTrunk(model: tf.LayersModel, rates: readonly LayerRate[]): TrunkAndHead {
  const learning = model.layers.find(({ name, weights }) => weights.length > 0 && rateOf(name, rates) > 0);
  const [end] = [learning?.input ?? []].flat();
  const [, height, width, channels] = end?.shape ?? [];
  if (!end || !height || !width || !channels || end.inputs.length === 0) {
    throw wrongUsage('There is no frozen trunk to run only once: freeze the first layers by --layer-rates.');
  }
  if (end.sourceLayer.getConfig().activation !== 'relu6') {
    throw wrongUsage(
      `The frozen trunk ends in ${end.sourceLayer.name}, which is no relu6: its values fit no bytes.`,
    );
  }
  const bytes = tf.input({ shape: [height, width * channels, 1], name: 'trunk_bytes' });
  const features = tf.layers
    .reshape({ name: 'trunk_features', targetShape: [height, width, channels] })
    .apply(bytes);
  const made = new Map<tf.SymbolicTensor, tf.SymbolicTensor>([[end, symbolic(features)]]);
  const again = (tensor: tf.SymbolicTensor): tf.SymbolicTensor => {
    const known = made.get(tensor);
    if (known) return known;
    if (tensor.inputs.length === 0) {
      throw wrongUsage(
        `A layer that learns stands beside the frozen ones, not behind them: ${learning?.name}.`,
      );
    }
    const inputs = tensor.inputs.map(again);
    const [only] = inputs;
    const output = symbolic(tensor.sourceLayer.apply(inputs.length === 1 && only ? only : inputs));
    made.set(tensor, output);
    return output;
  };
  return {
    trunk: trunkOf(model, end),
    head: tf.model({ name: model.name, inputs: bytes, outputs: model.outputs.map(again) }),
    headInput: { width: width * channels, height, channels: 1, mean: 0, deviation: 1 / HIGHEST, margin: 0 },
  };
}

/** The model up to one of its layers. */
export function trunkTo(model: tf.LayersModel, layer: string): tf.LayersModel {
  return trunkOf(model, symbolic(model.getLayer(layer).output));
}

const trunkOf = (model: tf.LayersModel, end: tf.SymbolicTensor): tf.LayersModel =>
  tf.model({ name: 'trunk', inputs: model.inputs, outputs: end });

function symbolic(output: ReturnType<tf.layers.Layer['apply']>): tf.SymbolicTensor {
  if (output instanceof tf.SymbolicTensor) return output;
  throw new Error('A symbolic tensor was expected.');
}
