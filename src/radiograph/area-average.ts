/** Shrinking by area average: every pixel of the result is the mean of the area it covers, so that no hairline is skipped. */

import type { Size } from './letterbox.ts';
import type { Radiograph } from './radiograph.ts';

/**
 * How the samples of one axis mix into those of another: sample `i` of the result is the sum of
 * `weights[t] · source[first[i] + t − start[i]]` over `start[i] ≤ t < start[i + 1]`. The weights of a sample add up to 1.
 */
export interface AxisWeights {
  readonly first: Int32Array;
  readonly start: Int32Array;
  readonly weights: Float64Array;
}

/**
 * The one definition of the resampling, axis by axis.
 *
 * Shrinking, a sample weighs by the share of it that the target sample covers. Enlarging, there is no area to average;
 * the two nearest sample centres are interpolated linearly, and the ends repeat.
 *
 * @param from samples along the source axis, at least 1
 * @param to samples along the target axis, at least 1
 */
export function axisWeights(from: number, to: number): AxisWeights {
  const first = new Int32Array(to);
  const start = new Int32Array(to + 1);
  const weights: number[] = [];
  const taps = to > from ? linearTaps : areaTaps;
  for (let index = 0; index < to; index++) {
    first[index] = taps(index, from, to, weights);
    start[index + 1] = weights.length;
  }
  return { first, start, weights: Float64Array.from(weights) };
}

/** Appends the weights of one sample and returns its first source sample. In whole numbers of 1/(from · to), so exact. */
function areaTaps(index: number, from: number, to: number, weights: number[]): number {
  const low = index * from;
  const high = low + from;
  const first = Math.floor(low / to);
  for (let source = first; source * to < high; source++) {
    weights.push((Math.min((source + 1) * to, high) - Math.max(source * to, low)) / from);
  }
  return first;
}

function linearTaps(index: number, from: number, to: number, weights: number[]): number {
  const centre = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
  const first = Math.floor(centre);
  const share = centre - first;
  weights.push(1 - share);
  if (share > 0) weights.push(share);
  return first;
}

/**
 * The weights of one axis as a dense matrix, for engines that multiply matrices faster than they gather.
 *
 * @returns shape [to, from]
 */
export function weightMatrix(from: number, to: number): Float32Array {
  const { first, start, weights } = axisWeights(from, to);
  const matrix = new Float32Array(to * from);
  for (let row = 0; row < to; row++) {
    matrix.set(weights.subarray(start[row], start[row + 1]), row * from + (first[row] ?? 0));
  }
  return matrix;
}

/**
 * Resamples a grey plane, columns first.
 *
 * @param pixels shape [from.height · from.width]
 * @returns shape [to.height · to.width], in the units of `pixels`
 */
export function areaAverage(pixels: Radiograph['pixels'], from: Size, to: Size): Float32Array {
  return alongColumns(alongRows(pixels, from, to.width), { width: to.width, height: from.height }, to.height);
}

function alongRows(pixels: Radiograph['pixels'], from: Size, width: number): Float32Array {
  const { first, start, weights } = axisWeights(from.width, width);
  const result = new Float32Array(from.height * width);
  // Every row passes through one array of one type: the engine then compiles one loop for bytes, words and floats.
  const row = new Float64Array(from.width);
  for (let y = 0; y < from.height; y++) {
    row.set(pixels.subarray(y * from.width, (y + 1) * from.width));
    for (let x = 0; x < width; x++) {
      const end = start[x + 1] ?? 0;
      let sum = 0;
      for (let tap = start[x] ?? 0, at = first[x] ?? 0; tap < end; tap++, at++) {
        sum += (weights[tap] ?? 0) * (row[at] ?? 0);
      }
      result[y * width + x] = sum;
    }
  }
  return result;
}

function alongColumns(pixels: Float32Array, from: Size, height: number): Float32Array {
  const { first, start, weights } = axisWeights(from.height, height);
  const result = new Float32Array(height * from.width);
  const sums = new Float64Array(from.width);
  for (let y = 0; y < height; y++) {
    const end = start[y + 1] ?? 0;
    sums.fill(0);
    for (let tap = start[y] ?? 0, row = first[y] ?? 0; tap < end; tap++, row++) {
      const weight = weights[tap] ?? 0;
      const at = row * from.width;
      for (let x = 0; x < from.width; x++) sums[x] = (sums[x] ?? 0) + weight * (pixels[at + x] ?? 0);
    }
    result.set(sums, y * from.width);
  }
  return result;
}
