/** Kernels of ours that do some cases of an operation better and leave the others to the wasm engine's own. */

import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

export interface KernelCall {
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  readonly attributes: tf.NamedAttrMap;
  readonly backend: BackendWasm;
}

export interface Improvement {
  /** tfjs's name for the operation. */
  readonly kernelName: string;
  /** Null where the engine's own kernel is to do it. Whatever it allocates and does not return is disposed. */
  compute(call: KernelCall): tf.Tensor | null;
}

/** @param stock the engine's own kernel for the operation */
export function improvedKernel(stock: tf.KernelConfig, { compute }: Improvement): tf.KernelConfig {
  return {
    ...stock,
    kernelFunc: (call) => {
      const { backend, attrs: attributes = {} } = call;
      if (!(backend instanceof BackendWasm)) return stock.kernelFunc(call);
      const inputs = Object.fromEntries(
        Object.entries(call.inputs).flatMap(([name, each]) =>
          each instanceof tf.Tensor ? [[name, each]] : [],
        ),
      );
      const result = tf.tidy(() => compute({ inputs, attributes, backend }) ?? []);
      return result instanceof tf.Tensor ? result : stock.kernelFunc(call);
    },
  };
}
