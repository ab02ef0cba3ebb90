/** Runs a graph model from one tensor to another, both by the names of their nodes. */

import type { GraphModel } from '@tensorflow/tfjs-converter';
import type * as tf from '@tensorflow/tfjs-core';

/** @returns the output's tensor; the caller disposes it */
export function runGraph(graph: GraphModel, inputs: tf.NamedTensorMap, output: string): tf.Tensor {
  const result = graph.execute(inputs, output);
  if (Array.isArray(result)) throw new Error(`The node "${output}" has several outputs.`);
  return result;
}
