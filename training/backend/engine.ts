/** Which tfjs engine computes a training in Node. */

import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { nothingDone } from '../exit-code.ts';
import { registerRelu6Activation } from './relu6-activation.ts';
import { registerGradientKernels } from './wasm/register-gradient-kernels.ts';
import { startWebgpu } from './webgpu.ts';

/** An engine by name, or "auto" for the fastest there is. */
export const ENGINE_CHOICES = ['auto', 'tensorflow', 'webgpu', 'wasm', 'cpu'] as const;

export type EngineChoice = (typeof ENGINE_CHOICES)[number];

export type EngineName = Exclude<EngineChoice, 'auto'>;

export interface Engine {
  readonly name: EngineName;
  /** Why this one, in a sentence for the person at the terminal. */
  readonly reason: string;
}

/** What came of starting an engine: why it is the right one, or what is missing and what a person can do about it. */
type Attempt = { readonly reason: string } | { readonly missing: string; readonly remedy: string };

interface Candidate {
  readonly name: EngineName;
  /** @param askedFor false where it is only to be taken if it is the fastest */
  start(askedFor: boolean): Promise<Attempt>;
}

/** Fastest first. */
const CANDIDATES: readonly Candidate[] = [
  { name: 'tensorflow', start: startTensorflow },
  { name: 'webgpu', start: tryWebgpu },
  { name: 'wasm', start: startWasm },
  { name: 'cpu', start: startCpu },
];

/**
 * Starts an engine and makes it tfjs's current one.
 *
 * @throws CommandFailure where the wanted engine cannot run here
 */
export async function startEngine(choice: EngineChoice): Promise<Engine> {
  registerRelu6Activation();
  const missing: string[] = [];
  for (const { name, start } of CANDIDATES) {
    if (choice !== 'auto' && choice !== name) continue;
    const attempt = await start(choice === name);
    if ('reason' in attempt) {
      await tf.ready();
      return { name, reason: `${[attempt.reason, ...missing].join('; ')}.` };
    }
    if (choice === name) {
      throw nothingDone(`The engine "${name}" does not start here: ${attempt.missing}. ${attempt.remedy}`);
    }
    missing.push(attempt.missing);
  }
  throw nothingDone('No engine starts here. Reinstall the packages with "npm ci".');
}

async function startTensorflow(): Promise<Attempt> {
  // A name the compiler and the bundler do not follow: the package is a person's own choice and usually absent.
  const name = ['@tensorflow', 'tfjs-node'].join('/');
  try {
    await import(/* @vite-ignore */ name);
  } catch (error) {
    if (isNotFound(error)) {
      return {
        missing: '@tensorflow/tfjs-node is not installed',
        remedy:
          'Install it with "npm install --no-save @tensorflow/tfjs-node@4.22.0" on Node 20 or 22, or use --engine wasm.',
      };
    }
    throw nothingDone(
      `@tensorflow/tfjs-node is installed but does not load: ${error instanceof Error ? error.message : error}. Use --engine wasm, or remove it.`,
      { cause: error },
    );
  }
  await tf.setBackend('tensorflow');
  return { reason: 'TensorFlow by @tensorflow/tfjs-node' };
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
  );
}

async function tryWebgpu(askedFor: boolean): Promise<Attempt> {
  const start = await startWebgpu(askedFor);
  if (start.started) {
    return { reason: `WebGPU on ${start.adapter}${start.software ? ', software and slower than wasm' : ''}` };
  }
  if (start.why === 'not installed') {
    return {
      missing: 'the packages for WebGPU are not installed',
      remedy:
        'Install them with "npm install --no-save webgpu@0.6.2 @tensorflow/tfjs-backend-webgpu@4.22.0", or use --engine wasm.',
    };
  }
  return {
    missing: 'WebGPU finds no graphics card',
    remedy:
      'Install the driver of your card (on Linux its Vulkan driver and libvulkan1), or use --engine wasm.',
  };
}

async function startWasm(): Promise<Attempt> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(entry) + sep);
  registerGradientKernels();
  if (await tf.setBackend('wasm')) return { reason: 'WebAssembly with SIMD' };
  return {
    missing: 'WebAssembly does not start',
    remedy: 'Reinstall the packages with "npm ci", or use --engine cpu.',
  };
}

async function startCpu(): Promise<Attempt> {
  await tf.setBackend('cpu');
  return { reason: 'Plain JavaScript, hundreds of times slower than any other' };
}
