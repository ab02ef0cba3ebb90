/** Teaches tfjs's wasm engine the gradients it lacks or computes slowly, so that `model.fit` runs on it. */

import {
  type GradConfig,
  getGradient,
  getKernel,
  type KernelConfig,
  registerGradient,
  registerKernel,
  unregisterGradient,
  unregisterKernel,
} from '@tensorflow/tfjs';
import { batchMatMul } from './batch-mat-mul.ts';
import { batchNorm, batchNormGradient, channelKernels } from './batch-norm.ts';
import { cast } from './cast.ts';
import { conv2DBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2DBackpropInput } from './conv2d-backprop-input.ts';
import { depthwiseBackpropFilter } from './depthwise-backprop-filter.ts';
import { depthwiseBackpropInput } from './depthwise-backprop-input.ts';
import { conv2D, fusedConv2D } from './high-kernels.ts';
import { identity } from './identity.ts';
import { improvedKernel } from './improved-kernel.ts';
import { maxPool } from './max-pool.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { gate, relu, relu6, relu6Gradient, reluGradient } from './relu.ts';
import { resizeBilinearGrad, resizeNearestNeighborGrad } from './resize-grad.ts';
import { sum } from './sum.ts';

const OWN = [
  conv2DBackpropInput,
  conv2DBackpropFilter,
  depthwiseBackpropInput,
  depthwiseBackpropFilter,
  maxPoolGrad,
  resizeBilinearGrad,
  resizeNearestNeighborGrad,
  gate,
  ...channelKernels,
];
const IMPROVED = [sum, batchMatMul, cast, identity, conv2D, fusedConv2D, relu, relu6, batchNorm, maxPool];
/** These hold for every engine: tfjs keeps one gradient an operation. */
const GRADIENTS = [reluGradient, relu6Gradient, batchNormGradient];

let registered = false;

/**
 * Registers every kernel of ours for the wasm engine; calling it again changes nothing. To be called before the
 * engine starts.
 */
export function registerGradientKernels(): void {
  if (registered) return;
  for (const kernel of OWN) replaceKernel(kernel);
  for (const improvement of IMPROVED) {
    const stock = getKernel(improvement.kernelName, 'wasm');
    if (!stock) throw new Error(`This version of tfjs has no ${improvement.kernelName} on wasm.`);
    replaceKernel(improvedKernel(stock, improvement));
  }
  for (const gradient of GRADIENTS) replaceGradient(gradient);
  registered = true;
}

function replaceGradient(gradient: GradConfig): void {
  if (getGradient(gradient.kernelName)) unregisterGradient(gradient.kernelName);
  registerGradient(gradient);
}

function replaceKernel(kernel: KernelConfig): void {
  const { kernelName, backendName } = kernel;
  if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName);
  registerKernel(kernel);
}
