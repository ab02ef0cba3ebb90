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

function spread({ x, y, dy, dx }: Planes, geometry: tf.backend_util.Conv2DInfo): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  const rowLength = inWidth * inChannels;
  const window = new Int32Array(filterHeight * filterWidth);
  let output = 0;
  for (let picture = 0; picture < batchSize; picture++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * strideHeight - padInfo.top;
      const firstRow = Math.max(top, 0);
      const lastRow = Math.min(top + filterHeight, inHeight);
      for (let column = 0; column < outWidth; column++) {
        const left = column * strideWidth - padInfo.left;
        const firstColumn = Math.max(left, 0);
        const lastColumn = Math.min(left + filterWidth, inWidth);
        let positions = 0;
        for (let inRow = firstRow; inRow < lastRow; inRow++) {
          const start = (picture * inHeight + inRow) * rowLength;
          for (let inColumn = firstColumn; inColumn < lastColumn; inColumn++) {
            window[positions++] = start + inColumn * inChannels;
          }
        }
        for (let channel = 0; channel < inChannels; channel++, output++) {
          const largest = y[output];
          for (let position = 0; position < positions; position++) {
            const index = (window[position] ?? 0) + channel;
            if (x[index] === largest) {
              dx[index] = (dx[index] ?? 0) + (dy[output] ?? 0);
              break;
            }
          }
        }
      }
    }
  }
}

function floats(values: tf.TypedArray): Float32Array {
  if (values instanceof Float32Array) return values;
  throw new Error('Max pooling on wasm reads float32 only.');
}
