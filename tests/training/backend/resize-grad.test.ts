import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { normal, on } from './on-engines.ts';

const SIZES = [
  [5, 11],
  [18, 14],
  [9, 7],
  [1, 3],
] as const;

describe('the gradient of resizing on wasm', () => {
  for (const [name, resize] of Object.entries({
    bilinear: tf.image.resizeBilinear,
    'nearest neighbour': tf.image.resizeNearestNeighbor,
  })) {
    for (const [alignCorners, halfPixelCenters] of [
      [false, false],
      [true, false],
      [false, true],
    ] as const) {
      it(`${name}, ${alignCorners ? 'with' : 'without'} aligned corners, ${halfPixelCenters ? 'with' : 'without'} half pixel centres, foretells what a step in any direction changes`, async () => {
        for (const [height, width] of SIZES) {
          // Resizing is linear: the finite difference is the derivative itself. tfjs's cpu engine is no reference here.
          const [gained = Number.NaN, foretold = Number.NaN] = await on('wasm', () => {
            const resized = (pictures: tf.Tensor) =>
              resize(
                tf.reshape<tf.Rank.R4>(pictures, [2, 9, 7, 3]),
                [height, width],
                alignCorners,
                halfPixelCenters,
              );
            const step = normal([2, 9, 7, 3], 1);
            const dy = normal([2, height, width, 3], 2);
            const dx = tf.grad(resized)(normal([2, 9, 7, 3], 3), dy);
            return [tf.sum(tf.mul(resized(step), dy)), tf.sum(tf.mul(dx, step))];
          });
          expect(foretold).toBeCloseTo(gained, 3);
        }
      });
    }
  }
});
