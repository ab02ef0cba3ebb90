/** Pictures with the padding of a convolution around them, one at a time, for programs that know of no borders. */

import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { zeroTensor } from './float-tensor.ts';
import { engineMemory } from './simd/engine-memory.ts';

export interface PaddedPictures {
  /** Floats in a padded row. */
  readonly rowLength: number;
  /** Puts a picture of the batch in the one padded place. No tensor may be made while this is in use: that could move the heap. */
  place(picture: number): void;
  /** Empties the padded place, and takes from there what becomes a picture of the batch: for gradients to the input. */
  clear(): void;
  take(picture: number): void;
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
  const { outHeight, outWidth, strideHeight, strideWidth, padInfo } = geometry;
  const height = (outHeight - 1) * strideHeight + geometry.filterHeight;
  const width = (outWidth - 1) * strideWidth + geometry.filterWidth;
  const memory = engineMemory(backend);
  const padded = zeroTensor([height, width, channels], backend);
  const address = backend.getMemoryOffset(padded.dataId);
  const source = backend.getMemoryOffset(x.dataId);
  const pixel = channels * Float32Array.BYTES_PER_ELEMENT;
  const rows = Math.min(inHeight, height - padInfo.top);
  const pixels = Math.min(inWidth, width - padInfo.left);
  /** Goes through the rows that lie in the picture and in the padded place: addresses in bytes. */
  const eachRow = (picture: number, copy: (inBatch: number, inPlace: number) => void): void => {
    for (let row = 0; row < rows; row++) {
      const inBatch = source + (picture * inHeight + row) * inWidth * pixel;
      copy(inBatch, address + ((padInfo.top + row) * width + padInfo.left) * pixel);
    }
  };
  const heap = (): Uint8Array => new Uint8Array(memory.buffer);
  return {
    rowLength: width * channels,
    address,
    place: (picture) => {
      const bytes = heap();
      eachRow(picture, (inBatch, inPlace) => {
        bytes.copyWithin(inPlace, inBatch, inBatch + pixels * pixel);
      });
    },
    clear: () => {
      heap().fill(0, address, address + height * width * pixel);
    },
    take: (picture) => {
      const bytes = heap();
      eachRow(picture, (inBatch, inPlace) => {
        bytes.copyWithin(inBatch, inPlace, inPlace + pixels * pixel);
      });
    },
  };
}
