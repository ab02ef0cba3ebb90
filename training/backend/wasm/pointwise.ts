/** Convolutions that are plain matrix products. */

import type { backend_util } from '@tensorflow/tfjs';

/** Whether each output pixel depends on the input pixel at its place and on no other. */
export function isPointwise(geometry: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  const { top, bottom, left, right } = padInfo;
  return (
    [filterHeight, filterWidth, strideHeight, strideWidth].every((size) => size === 1) &&
    [top, bottom, left, right].every((size) => size === 0)
  );
}
