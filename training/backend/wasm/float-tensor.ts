/** Room for results in the wasm engine's own memory: tfjs would make them in JavaScript's first, and copy them over. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { engineMemory } from './simd/engine-memory.ts';

/** A float32 tensor whose values are still to be written. */
export function floatTensor(shape: number[], backend: BackendWasm): tf.Tensor {
  return tf.engine().makeTensorFromTensorInfo(backend.makeOutput(shape, 'float32'));
}

/** A float32 tensor of zeros, to add to. */
export function zeroTensor(shape: number[], backend: BackendWasm): tf.Tensor {
  const tensor = floatTensor(shape, backend);
  const address = backend.getMemoryOffset(tensor.dataId);
  const bytes = tensor.size * Float32Array.BYTES_PER_ELEMENT;
  new Uint8Array(engineMemory(backend).buffer, address, bytes).fill(0);
  return tensor;
}
