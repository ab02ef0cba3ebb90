/** Pictures with the padding of a convolution around them, one at a time, for programs that know of no borders. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { engineMemory } from './simd/engine-memory.ts';

export interface PaddedPictures {
  /** Floats in a padded row. */
  readonly rowLength: number;
  /** Puts a picture of the batch in the one padded place. No tensor may be made while this is in use: that could move the heap. */
  place(picture: number): void;
  /** Address of the padded place, in bytes. */
  readonly address: number;
}

/**
 * Makes room for one padded picture, within the current `tidy`.
 *
 * @param x shape [n, inHeight, inWidth, channels]
 */
export function padPictures(
  x: tf.Tensor4D,
  geometry: tf.backend_util.Conv2DInfo,
  backend: BackendWasm,
): PaddedPictures {
  const [, inHeight, inWidth, channels] = x.shape;
  const { outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  const height = (outHeight - 1) * strideHeight + filterHeight;
  const width = (outWidth - 1) * strideWidth + filterWidth;
  const memory = engineMemory(backend);
  const padded = tf.zeros([height, width, channels]);
  const address = backend.getMemoryOffset(padded.dataId);
  const source = backend.getMemoryOffset(x.dataId);
  const pixel = channels * Float32Array.BYTES_PER_ELEMENT;
  const rows = Math.min(inHeight, height - padInfo.top);
  const pixels = Math.min(inWidth, width - padInfo.left);
  return {
    rowLength: width * channels,
    address,
    place: (picture) => {
      const heap = new Uint8Array(memory.buffer);
      for (let row = 0; row < rows; row++) {
        const from = source + (picture * inHeight + row) * inWidth * pixel;
        const to = address + ((padInfo.top + row) * width + padInfo.left) * pixel;
        heap.copyWithin(to, from, from + pixels * pixel);
      }
    },
  };
}
