/** The gradient to a 1 × 1 kernel: the pixels of the input, transposed, times those of the output's gradient. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { zeroTensor } from './float-tensor.ts';
import { padChannels } from './pad-channels.ts';
import { engineMemory } from './simd/engine-memory.ts';
import { filterGradientProgram } from './simd/filter-gradient.ts';

/** Pixels at a time: their channels, in and out, stay in the processor's nearer caches. */
const RUN = 48;
/** Sums of some runs each are added up at the end, lest millions of terms pile up in one float. */
const PARTS = 8;

/**
 * Two to three times as fast as the engine's matrix product, which wants the input transposed in memory.
 *
 * @param x shape [n, height, width, inChannels]
 * @param dy shape [n, height, width, outChannels]
 * @returns shape [1, 1, inChannels, outChannels]
 */
export function pointwiseFilterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, backend: BackendWasm): tf.Tensor4D {
  const gradients = padChannels(dy);
  const [inChannels, outChannels] = [x.shape[3], gradients.shape[3]];
  const pixels = x.size / inChannels;
  const runs = Math.floor(pixels / RUN);
  const parts = Math.max(1, Math.min(runs, PARTS));
  const sums = zeroTensor([parts, inChannels, outChannels], backend);
  const program = (outWidth: number) =>
    filterGradientProgram(engineMemory(backend), {
      filterHeight: 1,
      windowRow: inChannels,
      windowStep: inChannels,
      windowRowStep: outWidth * inChannels,
      inputRow: inChannels,
      outWidth,
      outChannels,
    });
  const address = (tensor: tf.Tensor, floats: number): number =>
    backend.getMemoryOffset(tensor.dataId) + floats * Float32Array.BYTES_PER_ELEMENT;
  const add = (outWidth: number, firstPixel: number, count: number, part: number): void => {
    const from = address(x, firstPixel * inChannels);
    const gradient = address(gradients, firstPixel * outChannels);
    program(outWidth)(from, gradient, address(sums, part * inChannels * outChannels), count);
  };
  for (let part = 0; part < parts; part++) {
    const [first, end] = [Math.floor((runs * part) / parts), Math.floor((runs * (part + 1)) / parts)];
    if (end > first) add(RUN, first * RUN, end - first, part);
  }
  if (pixels % RUN > 0) add(pixels % RUN, runs * RUN, 1, 0);
  const whole = tf.reshape<tf.Rank.R4>(tf.sum(sums, 0), [1, 1, inChannels, outChannels]);
  return tf.slice(whole, [0, 0, 0, 0], [1, 1, inChannels, dy.shape[3]]);
}
