/** A layers model → the operations it does at inference, named after its layers. */

import * as tf from '@tensorflow/tfjs';
import { CannotExport, untranslatable } from './cannot-export.ts';
import { layerActions } from './layer-actions.ts';
import type { Operation } from './operation.ts';
import type { LayerActions } from './read-layer.ts';

/**
 * Walks back from the model's output, through models that serve as layers too.
 *
 * The last operation of a layer has the layer's name; those before it have it as a prefix. A layer that does nothing at
 * inference, such as dropout, leaves no operation.
 *
 * @returns operations, each after those it takes from; the last one gives the model's first output, and any further
 *   output is among those before it
 * @throws CannotExport
 */
export function translateLayers(model: tf.LayersModel): readonly Operation[] {
  const operations = new Map<string, Operation>();
  /** Symbolic tensor → the operation that gives it. */
  const sources = new Map<tf.SymbolicTensor, string>();

  const visit = (tensor: tf.SymbolicTensor): string => {
    const known = sources.get(tensor);
    if (known !== undefined) return known;
    const source = visitLayer(tensor);
    sources.set(tensor, source);
    return source;
  };

  const visitLayer = (tensor: tf.SymbolicTensor): string => {
    const { sourceLayer: layer, tensorIndex } = tensor;
    const inputs = tensor.inputs.map(visit);
    if (layer instanceof tf.LayersModel) {
      layer.inputs.forEach((input, index) => {
        sources.set(input, valueAt(layer, inputs, index));
      });
      return visit(valueAt(layer, layer.outputs, tensorIndex));
    }
    const actions = layerActions(layer, operations.get(inputs[0] ?? '')?.shape ?? []);
    if (actions.length === 0) return valueAt(layer, inputs, 0);
    for (const operation of namedSteps(tensor, inputs, actions)) {
      const { name } = operation;
      if (operations.has(name)) throw untranslatable(layer, 'it is used twice, or another has its name');
      if (name.includes(':')) throw untranslatable(layer, 'its name has a colon');
      operations.set(name, operation);
    }
    return layer.name;
  };

  const [output, ...others] = model.outputs;
  if (!output) throw new CannotExport('The model has no output.');
  visit(output);
  for (const other of others) {
    if (!sources.has(other)) {
      throw untranslatable(
        other.sourceLayer,
        "its result is an output that the model's first does not build on",
      );
    }
  }
  return [...operations.values()];
}

function namedSteps(
  { sourceLayer: layer, shape: result }: tf.SymbolicTensor,
  from: readonly string[],
  actions: LayerActions,
): Operation[] {
  let inputs = from;
  return actions.map(({ action, shape }, index) => {
    const name = index === actions.length - 1 ? layer.name : `${layer.name}/step${index + 1}`;
    const operation = { name, inputs, shape: shape ?? withoutBatch(layer, result), action };
    inputs = [name];
    return operation;
  });
}

function withoutBatch(layer: tf.layers.Layer, [, ...sizes]: tf.Shape): readonly number[] {
  return sizes.map((size) => {
    if (size === null)
      throw untranslatable(layer, 'its size is left open; build the model for one input size');
    return size;
  });
}

function valueAt<T>(layer: tf.layers.Layer, values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw untranslatable(layer, 'it lacks an input');
  return value;
}
