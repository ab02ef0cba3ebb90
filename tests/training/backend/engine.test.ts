import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { CommandFailure } from '../../../training/exit-code.ts';

const tensorflowIsInstalled = await import(['@tensorflow', 'tfjs-node'].join('/')).then(
  () => true,
  () => false,
);

describe('startEngine', () => {
  it.skipIf(tensorflowIsInstalled)('takes wasm where TensorFlow is not installed, and says so', async () => {
    const { name, reason } = await startEngine('auto');
    expect(name).toBe('wasm');
    expect(reason).toContain('tfjs-node is not installed');
    expect(tf.getBackend()).toBe('wasm');
  });

  it.skipIf(tensorflowIsInstalled)(
    'says what to do where TensorFlow is asked for and is not there',
    async () => {
      const failure = startEngine('tensorflow');
      await expect(failure).rejects.toBeInstanceOf(CommandFailure);
      await expect(failure).rejects.toThrow(/npm install .*tfjs-node.*--engine wasm/);
    },
  );

  it('starts the engine that is asked for, and another one later', async () => {
    for (const name of ['cpu', 'wasm', 'cpu', 'wasm'] as const) {
      expect((await startEngine(name)).name).toBe(name);
      expect(tf.getBackend()).toBe(name);
    }
  });
});
