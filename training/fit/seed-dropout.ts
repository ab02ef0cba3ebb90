/**
 * Makes dropout repeatable: each picture's mask is drawn from a seed of its own, whatever batch or thread it is in.
 * tfjs draws masks anew for each batch unless a layer has a seed, and the same one ever after.
 */

import * as tf from '@tensorflow/tfjs';
import type { Random } from '../random.ts';

export interface Dropout {
  /** Sets where the masks of the next batch come from, one stream a picture. */
  seed(pictures: readonly Random[]): void;
}

/** Takes over the dropout of a model. */
export function takeOverDropout(model: tf.LayersModel): Dropout {
  let streams: readonly Random[] = [];
  for (const layer of model.layers) {
    if (layer.getClassName() !== 'Dropout') continue;
    const { rate, noiseShape } = layer.getConfig();
    if (typeof rate !== 'number') throw new Error(`${layer.name} has no rate.`);
    const broadcast = Array.isArray(noiseShape) ? noiseShape : [];
    layer.call = (inputs, kwargs) => {
      const [x] = [inputs].flat();
      if (!x) throw new Error(`${layer.name} has no input.`);
      if (!kwargs.training || rate === 0) return x;
      const [, ...shape] = x.shape.map((size, axis) => (broadcast[axis] === 1 ? 1 : size));
      const masks = tf.tensor(
        drawMasks(
          streams.map((stream) => stream.fork(layer.name)),
          shape,
          rate,
        ),
        [streams.length, ...shape],
      );
      return tf.mul(x, masks);
    };
  }
  return {
    seed: (pictures) => {
      streams = pictures;
    },
  };
}

/** 0 where a value is dropped, and otherwise what keeps the sum the same. */
function drawMasks(streams: readonly Random[], shape: readonly number[], rate: number): Float32Array {
  const size = shape.reduce((product, each) => product * each, 1);
  const masks = new Float32Array(streams.length * size);
  streams.forEach((stream, picture) => {
    for (let index = 0; index < size; index++) {
      if (stream.uniform() >= rate) masks[picture * size + index] = 1 / (1 - rate);
    }
  });
  return masks;
}
