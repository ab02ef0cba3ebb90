/** The gradient of max pooling: it goes to the first largest pixel of each window, as on tfjs's cpu engine. */

import * as tf from '@tensorflow/tfjs';
import { gradientKernel } from './gradient-kernel.ts';

export const maxPoolGrad = gradientKernel<tf.MaxPoolGradAttrs>(
  tf.MaxPoolGrad,
  (inputs, { filterSize, strides, pad, dimRoundingMode }, backend) => {
    const input = inputs('input');
    const geometry = tf.backend_util.computePool2DInfo(
      input.shape,
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const dx = tf.zeros(input.shape);
    spread(
      {
        x: floats(backend.typedArrayFromHeap(input)),
        y: floats(backend.typedArrayFromHeap(inputs('output'))),
        dy: floats(backend.typedArrayFromHeap(inputs('dy'))),
        dx: floats(backend.typedArrayFromHeap(dx)),
      },
      geometry,
    );
    return dx;
  },
);

interface Planes {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly dy: Float32Array;
  readonly dx: Float32Array;
}

function spread(planes: Planes, geometry: tf.backend_util.Conv2DInfo): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  const rowLength = inWidth * inChannels;
  let output = 0;
  for (let picture = 0; picture < batchSize; picture++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * strideHeight - padInfo.top;
      const firstRow = picture * inHeight + Math.max(top, 0);
      const rows = Math.min(top + filterHeight, inHeight) - Math.max(top, 0);
      for (let column = 0; column < outWidth; column++, output += inChannels) {
        const left = column * strideWidth - padInfo.left;
        const firstColumn = Math.max(left, 0);
        const columns = Math.min(left + filterWidth, inWidth) - firstColumn;
        const start = firstRow * rowLength + firstColumn * inChannels;
        if (rows === 2 && columns === 2) spreadWindowOf4(planes, start, output, inChannels, rowLength);
        else spreadWindow(planes, start, output, inChannels, rowLength, rows, columns);
      }
    }
  }
}

function spreadWindow(
  { x, y, dy, dx }: Planes,
  start: number,
  output: number,
  channels: number,
  rowLength: number,
  rows: number,
  columns: number,
): void {
  for (let channel = 0; channel < channels; channel++) {
    const largest = y[output + channel];
    window: for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const index = start + row * rowLength + column * channels + channel;
        if (x[index] !== largest) continue;
        dx[index] = (dx[index] ?? 0) + (dy[output + channel] ?? 0);
        break window;
      }
    }
  }
}

/** The same for windows of 2 × 2 pixels, which nearly all are: unrolled it is several times faster. */
function spreadWindowOf4(
  { x, y, dy, dx }: Planes,
  start: number,
  output: number,
  channels: number,
  rowLength: number,
): void {
  for (let channel = 0; channel < channels; channel++) {
    const largest = y[output + channel];
    let index = start + channel;
    if (x[index] !== largest) {
      index += channels;
      if (x[index] !== largest) {
        index += rowLength - channels;
        if (x[index] !== largest) index += channels;
      }
    }
    dx[index] = (dx[index] ?? 0) + (dy[output + channel] ?? 0);
  }
}

function floats(values: tf.TypedArray): Float32Array {
  if (values instanceof Float32Array) return values;
  throw new Error('Max pooling on wasm reads float32 only.');
}
