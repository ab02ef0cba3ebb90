/** The memory in which tfjs's wasm engine keeps its tensors, for programs of ours to work on in place. */

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** @returns null where this version of the engine does not show its memory */
export function engineMemory({ wasm }: BackendWasm): WebAssembly.Memory | null {
  const exports: unknown = 'asm' in wasm ? wasm.asm : null;
  return Object.values(exports ?? {}).find((each) => each instanceof WebAssembly.Memory) ?? null;
}
