/** Lets layers compute ReLU6 in one operation: tfjs makes it of two, each with a gradient and a tensor to keep. */

import * as tf from '@tensorflow/tfjs';

/** Goes by the name that tfjs's own has, so that models are written and read as before. */
class Relu6 extends tf.serialization.Serializable {
  static readonly className = 'relu6';

  getConfig(): tf.serialization.ConfigDict {
    return {};
  }

  apply(x: tf.Tensor): tf.Tensor {
    return tf.relu6(x);
  }
}

/** Models built or loaded from now on use it. */
export function registerRelu6Activation(): void {
  tf.serialization.registerClass(Relu6);
}
