/** seed-cnn: the classic network of four convolution blocks, small enough to train on one core. */

import * as tf from '@tensorflow/tfjs';
import type { InputSpec } from '../../src/classifier/model-card.ts';

/** 224 × 224 grey in [0, 1], three equal channels, black margin. */
export const SEED_CNN_INPUT: InputSpec = {
  width: 224,
  height: 224,
  channels: 3,
  mean: 0,
  deviation: 1,
  margin: 0,
};

const FILTERS = [16, 32, 64, 64] as const;
const HIDDEN_UNITS = 64;

/**
 * Builds the untrained network: four times convolution 3 × 3, ReLU and max pooling; dropout, dense, dropout, sigmoid.
 * 166 million multiply-adds a picture.
 *
 * @param seed the same seed gives the same weights
 */
export function seedCnn(seed: number): tf.LayersModel {
  let nextSeed = seed * 1000;
  const kernelInitializer = () => tf.initializers.glorotUniform({ seed: ++nextSeed });
  const { height, width, channels } = SEED_CNN_INPUT;
  const model = tf.sequential({ name: 'seed-cnn' });
  FILTERS.forEach((filters, index) => {
    model.add(
      tf.layers.conv2d({
        name: `conv${index + 1}`,
        filters,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: kernelInitializer(),
        ...(index === 0 && { inputShape: [height, width, channels] }),
      }),
    );
    model.add(tf.layers.maxPooling2d({ name: `pool${index + 1}`, poolSize: 2 }));
  });
  model.add(tf.layers.dropout({ name: 'dropout1', rate: 0.25 }));
  model.add(tf.layers.flatten({ name: 'flatten' }));
  model.add(
    tf.layers.dense({
      name: 'dense',
      units: HIDDEN_UNITS,
      activation: 'relu',
      kernelInitializer: kernelInitializer(),
    }),
  );
  model.add(tf.layers.dropout({ name: 'dropout2', rate: 0.5 }));
  model.add(
    tf.layers.dense({
      name: 'fractured',
      units: 1,
      activation: 'sigmoid',
      kernelInitializer: kernelInitializer(),
    }),
  );
  return model;
}
