/** Computes the same thing on the wasm and on the cpu engine. */

import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';

/** Runs `compute` on an engine and reads all its tensors one after the other. */
export async function on(
  engine: 'wasm' | 'cpu',
  compute: () => tf.Tensor | tf.Tensor[],
): Promise<Float32Array> {
  await startEngine(engine);
  return tf.tidy(() => Float32Array.from([compute()].flat().flatMap((tensor) => [...tensor.dataSync()])));
}

/** Expects both engines to agree to `tolerance` of the largest value. */
export async function expectAgreement(
  compute: () => tf.Tensor | tf.Tensor[],
  tolerance = 1e-5,
): Promise<void> {
  const wasm = await on('wasm', compute);
  const cpu = await on('cpu', compute);
  expect(wasm.length).toBe(cpu.length);
  expect(largest(cpu)).toBeGreaterThan(0);
  const apart = largest(cpu.map((value, index) => value - (wasm[index] ?? Number.NaN)));
  expect(apart / largest(cpu)).toBeLessThan(tolerance);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Normally distributed values, the same on every engine. */
export function normal<Rank extends tf.Rank>(shape: tf.ShapeMap[Rank], seed: number): tf.Tensor<Rank> {
  return tf.randomNormal<Rank>(shape, 0, 1, 'float32', seed);
}

/** The gradients of a convolution-like `operation` to its input and its kernel, for random output gradients. */
export function gradientsOf(
  operation: (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.Tensor4D,
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  seed: number,
): { readonly dx: tf.Tensor; readonly dFilter: tf.Tensor; readonly dy: tf.Tensor4D } {
  const dy = normal<tf.Rank.R4>(operation(x, filter).shape, seed);
  return {
    dy,
    dx: tf.grad((each) => operation(tf.reshape(each, x.shape), filter))(x, dy),
    dFilter: tf.grad((each) => operation(x, tf.reshape(each, filter.shape)))(filter, dy),
  };
}
