/** Transfer: some layers learn more slowly than others, or not at all. */

import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

export const layerRate = v.object({
  /** A layer's name; `*` stands for any letters. */
  layers: v.string(),
  /** What their learning rate is multiplied by; 0 freezes them. */
  rate: v.number(),
});

export type LayerRate = v.InferOutput<typeof layerRate>;

/** The first rate whose pattern fits the layer; 1 where none does. */
export function rateOf(layer: string, rates: readonly LayerRate[]): number {
  return rates.find(({ layers }) => fits(layer, layers))?.rate ?? 1;
}

/** Freezes the layers whose rate is 0: they learn nothing. */
export function freezeLayers(model: tf.LayersModel, rates: readonly LayerRate[]): void {
  for (const layer of model.layers) layer.trainable = rateOf(layer.name, rates) > 0;
}

/** Lets frozen norms go by the averages that they have: tfjs goes by the batch, and moves the averages, all the same. */
export function holdFrozenNorms(model: tf.LayersModel): void {
  for (const layer of model.layers) {
    if (layer.trainable || layer.getClassName() !== 'BatchNormalization') continue;
    const call = layer.call.bind(layer);
    layer.call = (inputs, kwargs) => call(inputs, { ...kwargs, training: false });
  }
}

/** Patterns that fit no layer: slips of the pen. */
export function idleRates(model: tf.LayersModel, rates: readonly LayerRate[]): string[] {
  return rates
    .map(({ layers }) => layers)
    .filter((pattern) => !model.layers.some(({ name }) => fits(name, pattern)));
}

function fits(layer: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(layer);
}
