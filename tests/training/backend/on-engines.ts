/** Computes the same thing on the wasm and on the cpu engine. */

import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';

/** Runs `compute` on an engine and reads the result. */
export async function on(engine: 'wasm' | 'cpu', compute: () => tf.Tensor): Promise<Float32Array> {
  await startEngine(engine);
  const result = tf.tidy(compute);
  const values = result.dataSync();
  result.dispose();
  return Float32Array.from(values);
}

/** Expects both engines to agree to `tolerance` of the largest value. */
export async function expectAgreement(compute: () => tf.Tensor, tolerance = 1e-5): Promise<void> {
  const wasm = await on('wasm', compute);
  const cpu = await on('cpu', compute);
  expect(wasm.length).toBe(cpu.length);
  const largest = cpu.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const apart = cpu.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (wasm[index] ?? Number.NaN))),
    0,
  );
  expect(largest).toBeGreaterThan(0);
  expect(apart / largest).toBeLessThan(tolerance);
}
