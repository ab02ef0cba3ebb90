import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { gradientsOf, normal, on } from './on-engines.ts';

it('gradients of a convolution take the wasm engine less than a fifteenth of the cpu engine’s time', async () => {
  const processorTime = async (engine: 'wasm' | 'cpu', repetitions: number): Promise<number> => {
    const once = () =>
      on(engine, () => {
        const x = normal<tf.Rank.R4>([2, 32, 32, 8], 1);
        const filter = normal<tf.Rank.R4>([3, 3, 8, 16], 2);
        const begun = process.cpuUsage();
        gradientsOf((x, filter) => tf.conv2d(x, filter, 1, 'same'), x, filter, 3);
        const { user, system } = process.cpuUsage(begun);
        return tf.scalar(user + system);
      });
    const durations: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) durations.push(...(await once()));
    return Math.min(...durations);
  };
  const [wasm, cpu] = [await processorTime('wasm', 6), await processorTime('cpu', 1)];
  expect(cpu / wasm).toBeGreaterThan(15);
});
