/** How a gradient kernel of ours is written for tfjs's wasm engine: a function of tensors, tidied. */

import { type KernelConfig, type NamedAttrMap, Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** The tensors a kernel is given, by the names tfjs uses for them. */
export type KernelInputs = (name: string) => Tensor4D;

/**
 * Makes a kernel for the wasm engine. Whatever `compute` allocates and does not return is disposed.
 *
 * @param kernelName tfjs's name for the operation
 * @param compute `Attributes` are those that tfjs's operation of that name passes on
 */
export function gradientKernel<Attributes>(
  kernelName: string,
  compute: (inputs: KernelInputs, attributes: Attributes, backend: BackendWasm) => Tensor,
): KernelConfig {
  return {
    kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      if (!(backend instanceof BackendWasm)) throw new Error(`${kernelName} is for the wasm engine.`);
      const input: KernelInputs = (name) => {
        const tensor = inputs[name];
        if (!(tensor instanceof Tensor) || !hasRank4(tensor)) {
          throw new Error(`${kernelName} needs "${name}", a tensor of rank 4.`);
        }
        return tensor;
      };
      return tidy(() => compute(input, asAttributes<Attributes>(attrs), backend));
    },
  };
}

export function hasRank4(tensor: Tensor): tensor is Tensor4D {
  return tensor.rank === 4;
}

/** tfjs types every kernel's attributes as one loose map; the operation's name says which they are. */
export function asAttributes<Attributes>(attrs: NamedAttrMap | undefined): Attributes {
  return attrs as unknown as Attributes;
}
