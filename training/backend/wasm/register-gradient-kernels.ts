/** Teaches tfjs's wasm engine the gradients it lacks or computes slowly, so that `model.fit` runs on it. */

import { getKernel, type KernelConfig, registerKernel, Sum, unregisterKernel } from '@tensorflow/tfjs';
import { conv2DBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2DBackpropInput } from './conv2d-backprop-input.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { sumOverLeadingAxes } from './sum.ts';

const OURS: readonly KernelConfig[] = [conv2DBackpropInput, conv2DBackpropFilter, maxPoolGrad];

let registered = false;

/**
 * Registers every kernel of ours for the wasm engine; calling it again changes nothing. To be called before the
 * engine starts.
 */
export function registerGradientKernels(): void {
  if (registered) return;
  for (const kernel of OURS) replaceKernel(kernel);
  const stockSum = getKernel(Sum, 'wasm');
  if (stockSum) replaceKernel(sumOverLeadingAxes(stockSum));
  registered = true;
}

function replaceKernel(kernel: KernelConfig): void {
  const { kernelName, backendName } = kernel;
  if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName);
  registerKernel(kernel);
}
