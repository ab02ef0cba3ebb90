/** Transfer: layers begin with what another model learned, where their names and shapes agree. */

import * as tf from '@tensorflow/tfjs';
import { loadNamedWeights } from './layers-model-files.ts';

export interface Transfer {
  /** Layers of the model that now hold the other model's weights, in the model's order. */
  readonly matched: readonly string[];
  /** Layers with weights of their own that stay as they were. */
  readonly unmatched: readonly { readonly layer: string; readonly reason: string }[];
  /** Layers of the other model that found no place. */
  readonly unused: readonly string[];
}

/** What one layer would take over, or why it cannot. */
type Fit = { readonly weights: tf.Tensor[] } | { readonly reason: string };

/**
 * Copies the weights of every layer whose name is also a layer of the model in `folder`, if all its weights have the
 * shapes they have there. A first convolution that reads one grey channel takes the sum of a three-channel one over its
 * channels: on three equal channels both give the same.
 *
 * @param model its layers' weights are overwritten
 * @param folder a tfjs layers model: `model.json` and its weight files
 * @throws CommandFailure where the folder holds no readable layers model
 */
export async function transferWeights(model: tf.LayersModel, folder: string): Promise<Transfer> {
  const known = byLayer(await loadNamedWeights(folder));
  try {
    const matched: string[] = [];
    const unmatched: { layer: string; reason: string }[] = [];
    for (const layer of model.layers.filter(({ weights }) => weights.length > 0)) {
      tf.tidy(() => {
        const fit = fitting(layer, known.get(layer.name));
        if ('weights' in fit) {
          layer.setWeights(fit.weights);
          matched.push(layer.name);
        } else {
          unmatched.push({ layer: layer.name, reason: fit.reason });
        }
      });
    }
    return { matched, unmatched, unused: [...known.keys()].filter((name) => !matched.includes(name)) };
  } finally {
    for (const weights of known.values()) tf.dispose([...weights.values()]);
  }
}

/** A transfer in lines for the person at the terminal. */
export function describeTransfer({ matched, unmatched, unused }: Transfer): string[] {
  return [
    `${matched.length} of ${matched.length + unmatched.length} layers with weights taken over: ${listed(matched)}.`,
    ...unmatched.map(({ layer, reason }) => `${layer} begins anew: ${reason}.`),
    ...(unused.length > 0 ? [`Not used: ${listed(unused)}.`] : []),
  ];
}

function byLayer(weights: tf.NamedTensorMap): Map<string, Map<string, tf.Tensor>> {
  const layers = new Map<string, Map<string, tf.Tensor>>();
  for (const [name, tensor] of Object.entries(weights)) {
    const layer = layers.get(layerOf(name)) ?? new Map<string, tf.Tensor>();
    layers.set(layerOf(name), layer.set(nameInLayer(name), tensor));
  }
  return layers;
}

function fitting(layer: tf.layers.Layer, known: ReadonlyMap<string, tf.Tensor> | undefined): Fit {
  if (!known) return { reason: 'the other model has no layer of this name' };
  const weights: tf.Tensor[] = [];
  for (const { originalName, shape } of layer.weights) {
    const name = nameInLayer(originalName);
    const theirs = known.get(name);
    if (!theirs) return { reason: `the other model's layer has no ${name}` };
    const suited = sameShape(theirs.shape, shape) ? theirs : greyKernel(theirs, shape);
    if (!suited)
      return { reason: `its ${name} is ${sizes(shape)}, the other model's ${sizes(theirs.shape)}` };
    weights.push(suited);
  }
  const surplus = [...known.keys()].find(
    (name) => !layer.weights.some(({ originalName }) => nameInLayer(originalName) === name),
  );
  return surplus === undefined ? { weights } : { reason: `the other model's layer also has a ${surplus}` };
}

/** Null where it is no colour kernel for a grey one. */
function greyKernel(kernel: tf.Tensor, wanted: tf.Shape): tf.Tensor | null {
  const [height = 0, width = 0, channels, filters = 0] = kernel.shape;
  if (channels !== 3 || !sameShape([height, width, 1, filters], wanted)) return null;
  return tf.sum(kernel, 2, true);
}

const layerOf = (weight: string): string => weight.slice(0, weight.lastIndexOf('/'));
const nameInLayer = (weight: string): string => weight.slice(weight.lastIndexOf('/') + 1);

const sameShape = (a: tf.Shape, b: tf.Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

const sizes = (shape: tf.Shape): string => shape.join(' × ');

/** Names in order; a long list is cut short. */
function listed(names: readonly string[]): string {
  if (names.length <= 6) return names.join(', ') || 'none';
  return `${names.slice(0, 3).join(', ')}, …, ${names.slice(-2).join(', ')}`;
}
