/** Weights as a model.json declares them, held against the bytes that came: nothing is made room for that is not there. */

import type { GraphModelJson } from './graph-model-json.ts';
import { UnusableModel } from './unusable-model.ts';

type Weight = GraphModelJson['weightsManifest'][number]['weights'][number];

const BYTES = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 } as const;

/** @throws UnusableModel where there are more or fewer bytes than the weights take */
export function requireWeights(weights: readonly Weight[], bytes: number): void {
  const declared = weights.reduce((sum, weight) => sum + bytesOf(weight), 0);
  if (declared === bytes) return;
  throw new UnusableModel(
    'unfit',
    `The model's weights take ${declared} bytes by its model.json, and its files have ${bytes}.`,
  );
}

function bytesOf({ shape, dtype, quantization }: Weight): number {
  const values = shape.reduce((product, side) => product * side, 1);
  return values * BYTES[quantization?.dtype ?? dtype];
}
