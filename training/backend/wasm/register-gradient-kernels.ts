/** Teaches tfjs's wasm engine the gradients it lacks or computes slowly, so that `model.fit` runs on it. */

import { getKernel, type KernelConfig, registerKernel, unregisterKernel } from '@tensorflow/tfjs';
import { conv2DBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2DBackpropInput } from './conv2d-backprop-input.ts';
import { maxPoolGrad } from './max-pool-grad.ts';

const KERNELS: readonly KernelConfig[] = [conv2DBackpropInput, conv2DBackpropFilter, maxPoolGrad];

/** Registers every kernel of ours for the wasm engine; calling it again changes nothing. */
export function registerGradientKernels(): void {
  for (const kernel of KERNELS) {
    const { kernelName, backendName } = kernel;
    const present = getKernel(kernelName, backendName);
    if (present === kernel) continue;
    if (present) unregisterKernel(kernelName, backendName);
    registerKernel(kernel);
  }
}
