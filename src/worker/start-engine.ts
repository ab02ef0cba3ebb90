/** Starts the best tfjs engine that this browser has. */

import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { type Engine, type EngineName, engineOrder } from './engine-order.ts';
import { probeGraphics } from './graphics.ts';

/** Thrown where not even the last engine starts. */
export class NoEngine extends Error {
  override readonly name = 'NoEngine';
}

/**
 * @param asked the engine that the person asked for, tried first
 * @param onLost called with a sentence when the engine is gone while it is in use
 * @throws NoEngine
 */
export async function startEngine(
  asked: EngineName | null,
  onLost: (reason: string) => void,
): Promise<Engine> {
  const faults: string[] = [];
  for (const engine of engineOrder(asked, probeGraphics())) {
    try {
      await start[engine.name](onLost);
      if (computes()) return engine;
      faults.push(`${engine.name} computes wrongly`);
    } catch (error) {
      faults.push(`${engine.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new NoEngine(`No engine for the model starts in this browser (${faults.join('; ')}).`);
}

/** Each engine is a download of its own, so that only the one in use is loaded. */
const start: Record<EngineName, (onLost: (reason: string) => void) => Promise<void>> = {
  async webgl(onLost) {
    const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
    // Without it tfjs refuses software rendering; where that is a bad choice, the order says so.
    tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
    await use('webgl');
    const backend = tf.backend();
    if (!(backend instanceof MathBackendWebGL)) throw new Error('tfjs started another engine');
    backend.gpgpu.gl.canvas.addEventListener('webglcontextlost', () => {
      onLost('The graphics card was taken away from the page.');
    });
  },
  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // Threads break in a minified build: tfjs turns one of its own functions into text to start them.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainWasm,
      'tfjs-backend-wasm-simd.wasm': simdWasm,
      // setWasmPaths wants all three; without threads this one is never loaded.
      'tfjs-backend-wasm-threaded-simd.wasm': simdWasm,
    });
    await use('wasm');
  },
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    await use('cpu');
  },
};

async function use(name: EngineName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error('it did not start');
}

/** A driver may start and then compute nonsense. */
function computes(): boolean {
  const product = tf.tidy(() => tf.matMul(tf.ones([2, 3]), tf.fill([3, 2], 2)).dataSync());
  return product.length === 4 && product.every((value) => value === 6);
}
