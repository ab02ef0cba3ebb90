import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { CommandFailure, ExitCode } from '../../../training/exit-code.ts';
import { runProgram } from '../../support/run-program.ts';

const tensorflowIsInstalled = await import(['@tensorflow', 'tfjs-node'].join('/')).then(
  () => true,
  () => false,
);

/** A module that makes Node's loader find no package named "webgpu". */
const HIDE_WEBGPU = dataAddress(`
  import { register } from 'node:module';
  register(${JSON.stringify(
    dataAddress(`export async function resolve(name, context, next) {
      if (name === 'webgpu') throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' });
      return next(name, context);
    }`),
  )});
`);

function dataAddress(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

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

  it('names the command that installs WebGPU where its packages are not there', async () => {
    vi.stubEnv('NODE_OPTIONS', `--import ${HIDE_WEBGPU}`);
    const { errors, exitCode } = await runProgram(['predict', '--engine', 'webgpu', 'any.png']);
    expect(errors).toMatch(
      /packages for WebGPU are not installed.*npm install --no-save webgpu@.*--engine wasm/,
    );
    expect(exitCode).toBe(ExitCode.nothingDone);
  });

  it('starts the engine that is asked for, and another one later', async () => {
    for (const name of ['cpu', 'wasm', 'cpu', 'wasm'] as const) {
      expect((await startEngine(name)).name).toBe(name);
      expect(tf.getBackend()).toBe(name);
    }
  });
});
