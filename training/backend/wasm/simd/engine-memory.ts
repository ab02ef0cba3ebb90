/** The memory in which tfjs's wasm engine keeps its tensors, for programs of ours to work on in place. */

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** @throws Error where this version of the engine does not show its memory */
export function engineMemory({ wasm }: BackendWasm): WebAssembly.Memory {
  const exports: unknown = 'asm' in wasm ? wasm.asm : null;
  const memory = Object.values(exports ?? {}).find((each) => each instanceof WebAssembly.Memory);
  if (memory) return memory;
  throw new Error('The wasm engine of this version of tfjs does not show its memory: 4.22.0 does.');
}
