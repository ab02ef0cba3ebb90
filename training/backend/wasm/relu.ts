/** ReLU and ReLU6: each forwards in one pass that keeps NaN, and backwards in one that reads the output alone. */

import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { floatTensor } from './float-tensor.ts';
import type { Improvement } from './improved-kernel.ts';
import { clampProgram, gateProgram } from './simd/elementwise.ts';
import { engineMemory } from './simd/engine-memory.ts';

const GATE = 'Gate';
const LANES = 4;

export const relu = clamp(tf.Relu, Number.POSITIVE_INFINITY);
export const relu6 = clamp(tf.Relu6, 6);

/**
 * The output says where the gradient passes, and it is kept anyway for what reads it: so the input need not be. At
 * exactly 6 the gradient is 0.
 */
export const reluGradient = gradient(tf.Relu, Number.POSITIVE_INFINITY);
export const relu6Gradient = gradient(tf.Relu6, 6);

/** A kernel of our own: dy where y lies between 0 and the limit. */
export const gate: tf.KernelConfig = {
  kernelName: GATE,
  backendName: 'wasm',
  kernelFunc: ({ inputs: { dy, y }, attrs, backend }) => {
    if (!(dy instanceof tf.Tensor && y instanceof tf.Tensor && backend instanceof BackendWasm)) {
      throw new Error('A gate needs dy and y on the wasm engine.');
    }
    const dx = floatTensor(y.shape, backend);
    inVectors(gateProgram(engineMemory(backend), { limit: Number(attrs?.limit) }), [dy, y, dx], backend);
    return dx;
  },
};

function clamp(kernelName: string, limit: number): Improvement {
  return {
    kernelName,
    compute: ({ inputs: { x }, backend }) => {
      if (x?.dtype !== 'float32' || x.size < LANES) return null;
      const y = floatTensor(x.shape, backend);
      inVectors(clampProgram(engineMemory(backend), { limit }), [x, y], backend);
      return y;
    },
  };
}

function gradient(kernelName: string, limit: number): tf.GradConfig {
  return {
    kernelName,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => {
      if (Array.isArray(dy) || !y) throw new Error(`${kernelName} has one output.`);
      return { x: () => gated(dy, y, limit) };
    },
  };
}

function gated(dy: tf.Tensor, y: tf.Tensor, limit: number): tf.Tensor {
  if (tf.getBackend() === 'wasm' && y.size >= LANES) return tf.engine().runKernel(GATE, { dy, y }, { limit });
  const open = tf.logicalAnd(tf.greater(y, 0), tf.less(y, limit));
  return tf.mul(dy, tf.cast(open, 'float32'));
}

/** Runs a program over tensors of equal size ≥ 4; the last vector may overlap the one before it. */
function inVectors(
  program: (...addressesAndVectors: number[]) => void,
  tensors: readonly [tf.Tensor, ...tf.Tensor[]],
  backend: BackendWasm,
): void {
  const [{ size }] = tensors;
  const addresses = tensors.map(({ dataId }) => backend.getMemoryOffset(dataId));
  program(...addresses, Math.floor(size / LANES));
  const last = (size - LANES) * Float32Array.BYTES_PER_ELEMENT;
  if (size % LANES !== 0) program(...addresses.map((address) => address + last), 1);
}
