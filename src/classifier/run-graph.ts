/** Runs a graph model from one tensor to others, all by the names of their nodes. */

import type { GraphModel } from '@tensorflow/tfjs-converter';
import type * as tf from '@tensorflow/tfjs-core';

/** @returns the output's tensor; the caller disposes it */
export function runGraph(graph: GraphModel, inputs: tf.NamedTensorMap, output: string): tf.Tensor {
  const [result] = runGraphTo(graph, inputs, [output]);
  if (!result) throw new Error(`The node "${output}" gave nothing.`);
  return result;
}

/**
 * Runs once for several outputs.
 *
 * @returns their tensors in the order of the names; the caller disposes them
 */
export function runGraphTo(
  graph: GraphModel,
  inputs: tf.NamedTensorMap,
  outputs: readonly string[],
): tf.Tensor[] {
  return [graph.execute(inputs, [...outputs])].flat();
}
