/** Adds up the gradient to a kernel over the pictures of a batch. */

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { zeroTensor } from './float-tensor.ts';
import { padPictures } from './padded-pictures.ts';

/** Adds a picture's share to the gradient. The first three are addresses of float32 planes, in bytes. */
export type AddPicture = (x: number, dy: number, gradient: number, outHeight: number) => void;

/** Sums of some pictures each are added up at the end, lest millions of terms pile up in one float. */
const PARTIAL_SUMS = 8;

/**
 * @param x shape [n, height, width, channels]
 * @param dy shape [n, outHeight, outWidth, channels]
 * @param filterShape of the gradient
 * @param programFor makes the program, given the floats in a row of the padded input
 */
export function filterGradientOfBatch(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  filterShape: number[],
  geometry: tf.backend_util.Conv2DInfo,
  backend: BackendWasm,
  programFor: (inputRow: number) => AddPicture,
): tf.Tensor {
  const [pictures, outHeight, outWidth, outChannels] = dy.shape;
  const padded = padPictures(x, geometry, backend);
  const partialSums = Math.min(pictures, PARTIAL_SUMS);
  const gradients = zeroTensor([partialSums, ...filterShape], backend);
  const add = programFor(padded.rowLength);
  const bytesOf = (shape: number[]): number => tf.util.sizeFromShape(shape) * Float32Array.BYTES_PER_ELEMENT;
  const dyBytes = bytesOf([outHeight, outWidth, outChannels]);
  for (let picture = 0; picture < pictures; picture++) {
    padded.place(picture);
    add(
      padded.address,
      backend.getMemoryOffset(dy.dataId) + picture * dyBytes,
      backend.getMemoryOffset(gradients.dataId) + (picture % partialSums) * bytesOf(filterShape),
      outHeight,
    );
  }
  return tf.sum(gradients, 0);
}
