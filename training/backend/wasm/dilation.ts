/** The gradients of dilated convolutions, which tfjs refuses: as those of a larger kernel with zeros in between. */

import * as tf from '@tensorflow/tfjs';
import { interleaveZeros } from './interleave-zeros.ts';

type Convolve = (x: tf.Tensor4D, filter: tf.Tensor4D, attributes: Attributes) => tf.Tensor4D;

type Attributes = Pick<tf.Conv2DAttrs, 'strides' | 'pad' | 'dimRoundingMode'>;

const GRADIENTS: Readonly<Record<string, Convolve>> = {
  [tf.Conv2D]: (x, filter, { strides, pad, dimRoundingMode }) =>
    tf.conv2d(x, filter, strides, pad, 'NHWC', 1, dimRoundingMode),
  [tf.DepthwiseConv2dNative]: (x, filter, { strides, pad, dimRoundingMode }) =>
    tf.depthwiseConv2d(x, filter, strides, pad, 'NHWC', 1, dimRoundingMode),
};

/** For every engine, since tfjs keeps one gradient an operation. */
export function dilatedGradients(): tf.GradConfig[] {
  return Object.entries(GRADIENTS).map(([kernelName, convolve]) => {
    const stock = tf.getGradient(kernelName);
    if (!stock) throw new Error(`This version of tfjs has no gradient of ${kernelName}.`);
    return {
      ...stock,
      gradFunc: (dy, saved, attributes) => {
        // Depthwise layers say null where they mean 1.
        const [down = 1, across = down] = [attributes.dilations].flat().map(Number);
        const [x, filter] = saved;
        if (!x || !filter || Array.isArray(dy) || Math.max(down, across) <= 1) {
          return stock.gradFunc(dy, saved, attributes);
        }
        const [height, width, inputs, outputs] = ofRank4(filter.shape);
        const spread = (kernel: tf.Tensor): tf.Tensor4D => {
          const wide = interleaveZeros(tf.reshape(kernel, [1, height, width, -1]), down, across);
          return tf.reshape(wide, [wide.shape[1], wide.shape[2], inputs, outputs]);
        };
        const forward = (input: tf.Tensor, kernel: tf.Tensor): tf.Tensor4D =>
          convolve(tf.reshape(input, ofRank4(x.shape)), spread(kernel), attributesOf(attributes));
        return {
          x: () => tf.grad((input) => forward(input, filter))(x, dy),
          filter: () => tf.grad((kernel) => forward(x, kernel))(filter, dy),
        };
      },
    };
  });
}

/** tfjs types every operation's attributes as one loose map; the operation's name says which they are. */
function attributesOf(attributes: tf.NamedAttrMap): Attributes {
  return attributes as unknown as Attributes;
}

function ofRank4([a = 1, b = 1, c = 1, d = 1]: number[]): tf.ShapeMap[tf.Rank.R4] {
  return [a, b, c, d];
}
