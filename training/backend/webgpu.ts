/** WebGPU in Node: the package "webgpu" (Dawn) finds a graphics card, and tfjs's WebGPU engine computes on it. */

import { existsSync, readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

export type GpuStart =
  | { readonly started: true; readonly adapter: string; readonly software: boolean }
  | { readonly started: false; readonly why: 'not installed' | 'no adapter' | 'only a software adapter' };

interface GpuAdapter {
  readonly info: {
    readonly vendor: string;
    readonly description: string;
    readonly isFallbackAdapter?: boolean;
  };
}

interface Gpu {
  requestAdapter(options?: object): Promise<GpuAdapter | null>;
}

// Names the compiler and the bundler do not follow: the packages are optional.
const DAWN = ['web', 'gpu'].join('');
const TFJS_WEBGPU = ['@tensorflow', 'tfjs-backend-webgpu'].join('/');

const dawnSchema = v.object({
  create: v.custom<(options: string[]) => Gpu>((value) => typeof value === 'function'),
  globals: v.looseObject({}),
});

/** Dawn's loader tells of every driver it meets on standard error; once is enough. */
let gpu: Gpu | undefined;

/**
 * Makes WebGPU tfjs's engine.
 *
 * @param withSoftware whether a renderer in software will do: right for tests, slower than wasm
 */
export async function startWebgpu(withSoftware: boolean): Promise<GpuStart> {
  if (!withSoftware && !mayHaveCard()) return { started: false, why: 'no adapter' };
  gpu ??= await loadDawn();
  if (!gpu) return { started: false, why: 'not installed' };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return { started: false, why: 'no adapter' };
  const { vendor, description, isFallbackAdapter } = adapter.info;
  const software =
    isFallbackAdapter === true || /swiftshader|llvmpipe|lavapipe|basic render/i.test(description);
  if (software && !withSoftware) return { started: false, why: 'only a software adapter' };
  const engine = await import(/* @vite-ignore */ TFJS_WEBGPU).catch(absent);
  if (!engine) return { started: false, why: 'not installed' };
  const started = await tf.setBackend('webgpu');
  return started
    ? { started, adapter: description || vendor, software }
    : { started: false, why: 'no adapter' };
}

/** Loads Dawn and puts it where tfjs looks for it, as in a browser. Undefined where it is not installed. */
async function loadDawn(): Promise<Gpu | undefined> {
  const module: unknown = await import(/* @vite-ignore */ DAWN).catch(absent);
  if (!module) return undefined;
  const { create, globals } = v.parse(dawnSchema, module);
  const dawn = create([]);
  Object.assign(globalThis, globals);
  // Node has a navigator of its own from 21 on, which cannot be assigned.
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu: dawn },
    configurable: true,
    writable: true,
  });
  return dawn;
}

/** On Linux a card shows among the devices: without one there is no need to wait for Vulkan's drivers to say so. */
function mayHaveCard(): boolean {
  if (process.platform !== 'linux') return true;
  if (existsSync('/dev/dxg')) return true;
  const names = [...list('/dev'), ...list('/dev/dri')];
  return names.some((name) => /^(nvidia\d+|renderD\d+)$/.test(name));
}

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** For a package that is not there, or whose program for this machine is not. Anything else is a fault to be seen. */
function absent(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED') return;
  throw error;
}
