import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, test } from 'vitest';
import { admission, channelMeans } from '../../src/classifier/input-gate.ts';

const GATE = { features: 'trunk', weights: [2, -1], bias: 0.5, threshold: 1 };

describe('the input gate', () => {
  test('admits a picture whose score reaches the threshold, and refuses one below it', () => {
    expect(admission([1, 1.5], GATE)).toEqual({ kind: 'admitted', score: 1 });
    expect(admission([1, 1.6], GATE)).toEqual({ kind: 'refused', score: expect.closeTo(0.9, 6) });
  });

  test('looks at the mean of each channel over the picture', async () => {
    await tf.setBackend('cpu');
    const means = tf.tidy(() => channelMeans(tf.tensor4d([1, 10, 3, 30, 5, 50, 7, 70], [1, 2, 2, 2])));
    expect(Array.from(means.dataSync())).toEqual([4, 40]);
    means.dispose();
  });

  test('does not judge by a gate that was made for another network', () => {
    expect(() => admission([1], GATE)).toThrow(RangeError);
  });
});
