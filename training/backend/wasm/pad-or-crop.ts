/** Padding in the sense of convolutions, where a negative amount cuts away. */

import * as tf from '@tensorflow/tfjs';

export interface Borders {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export type ExplicitPadding = Exclude<Parameters<typeof tf.conv2d>[3], string | number>;

/**
 * Parts borders, some of them negative, into a cut picture and the padding that is left for a convolution to do.
 *
 * @param pictures shape [n, height, width, channels]
 */
export function cropForPadding(
  pictures: tf.Tensor4D,
  { top, bottom, left, right }: Borders,
): { readonly pictures: tf.Tensor4D; readonly padding: ExplicitPadding } {
  const positive = (amount: number): number => Math.max(amount, 0);
  const padding: ExplicitPadding = [
    [0, 0],
    [positive(top), positive(bottom)],
    [positive(left), positive(right)],
    [0, 0],
  ];
  if (Math.min(top, bottom, left, right) >= 0) return { pictures, padding };
  const [n, height, width, channels] = pictures.shape;
  const cut = tf.slice(
    pictures,
    [0, positive(-top), positive(-left), 0],
    [n, height - positive(-top) - positive(-bottom), width - positive(-left) - positive(-right), channels],
  );
  return { pictures: cut, padding };
}
