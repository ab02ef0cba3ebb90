/** Which tfjs engine computes a training in Node. */

import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { nothingDone } from '../exit-code.ts';
import { registerGradientKernels } from './wasm/register-gradient-kernels.ts';

/** An engine by name, or "auto" for the fastest there is. */
export const ENGINE_CHOICES = ['auto', 'tensorflow', 'wasm', 'cpu'] as const;

export type EngineChoice = (typeof ENGINE_CHOICES)[number];

export type EngineName = Exclude<EngineChoice, 'auto'>;

export interface Engine {
  readonly name: EngineName;
  /** Why this one, in a sentence for the person at the terminal. */
  readonly reason: string;
}

/** False where the engine cannot run here. */
type Start = () => Promise<boolean>;

interface Candidate {
  readonly name: EngineName;
  readonly start: Start;
  readonly reason: string;
  /** What a person who asked for it can do where it is missing. */
  readonly remedy: string;
}

/** Fastest first. */
const CANDIDATES: readonly Candidate[] = [
  {
    name: 'tensorflow',
    start: startTensorflow,
    reason: 'TensorFlow is installed (@tensorflow/tfjs-node) and is the fastest.',
    remedy:
      'Install it with "npm install --no-save @tensorflow/tfjs-node@4.22.0" on Node 20 or 22, or use --engine wasm.',
  },
  {
    name: 'wasm',
    start: startWasm,
    reason: 'WebAssembly on one core; @tensorflow/tfjs-node is not installed.',
    remedy: 'Reinstall the packages with "npm ci", or use --engine cpu.',
  },
  {
    name: 'cpu',
    start: () => tf.setBackend('cpu'),
    reason: 'Plain JavaScript, since WebAssembly does not start here; hundreds of times slower.',
    remedy: 'Reinstall the packages with "npm ci".',
  },
];

/**
 * Starts an engine and makes it tfjs's current one.
 *
 * @throws CommandFailure where the wanted engine cannot run here
 */
export async function startEngine(choice: EngineChoice): Promise<Engine> {
  for (const { name, start, reason, remedy } of CANDIDATES) {
    if (choice !== 'auto' && choice !== name) continue;
    if (await start()) {
      await tf.ready();
      return { name, reason: choice === 'auto' ? reason : 'As asked for.' };
    }
    if (choice === name) throw nothingDone(`The engine "${name}" does not start here. ${remedy}`);
  }
  throw nothingDone('No engine starts here. Reinstall the packages with "npm ci".');
}

async function startTensorflow(): Promise<boolean> {
  // A name the compiler and the bundler do not follow: the package is a person's own choice and usually absent.
  const name = ['@tensorflow', 'tfjs-node'].join('/');
  try {
    await import(/* @vite-ignore */ name);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw nothingDone(
      `@tensorflow/tfjs-node is installed but does not load: ${error instanceof Error ? error.message : error}. Use --engine wasm, or remove it.`,
      { cause: error },
    );
  }
  return tf.setBackend('tensorflow');
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
  );
}

async function startWasm(): Promise<boolean> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(entry) + sep);
  registerGradientKernels();
  return tf.setBackend('wasm');
}
