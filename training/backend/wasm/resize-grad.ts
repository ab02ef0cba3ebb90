/** The gradients of resizing: each axis is resized by a matrix, and the gradient by its transpose. */

import * as tf from '@tensorflow/tfjs';
import { gradientKernel } from './gradient-kernel.ts';

type Resize = typeof tf.image.resizeBilinear;

/** tfjs's engines forget about half pixel centres here. */
export const resizeBilinearGrad = resizeGrad(tf.ResizeBilinearGrad, tf.image.resizeBilinear);
export const resizeNearestNeighborGrad = resizeGrad(
  tf.ResizeNearestNeighborGrad,
  tf.image.resizeNearestNeighbor,
);

function resizeGrad(kernelName: string, resize: Resize): tf.KernelConfig {
  return gradientKernel<tf.ResizeBilinearAttrs>(kernelName, (inputs, { alignCorners, halfPixelCenters }) => {
    const dy = inputs('dy');
    const [n, inHeight, inWidth, channels] = inputs('images').shape;
    const [, outHeight, outWidth] = dy.shape;
    /** Shape [from, to]: the transposed matrix, found by resizing the unit matrix along one of its axes. */
    const transposed = (from: number, to: number): tf.Tensor2D => {
      const unit: tf.Tensor3D = tf.reshape(tf.eye(from), [from, from, 1]);
      return tf.reshape(resize(unit, [from, to], alignCorners, halfPixelCenters), [from, to]);
    };
    const rows = tf.matMul(
      tf.tile(tf.expandDims(transposed(inHeight, outHeight), 0), [n, 1, 1]),
      tf.reshape(dy, [n, outHeight, outWidth * channels]),
    );
    const columns = tf.matMul(
      tf.tile(tf.expandDims(transposed(inWidth, outWidth), 0), [n * inHeight, 1, 1]),
      tf.reshape(rows, [n * inHeight, outWidth, channels]),
    );
    return tf.reshape(columns, [n, inHeight, inWidth, channels]);
  });
}
