import { existsSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../../training/backend/engine.ts';
import { startWebgpu } from '../../../training/backend/webgpu.ts';
import { normal } from './on-engines.ts';

const SIDE = 20;

/** The Vulkan driver in software that Debian's chromium brings, where no card is at hand. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The seed-cnn's layers in small, without dropout, which draws other numbers on each run. */
function tinyCnn(): tf.LayersModel {
  const kernelInitializer = (seed: number) => tf.initializers.glorotUniform({ seed });
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [SIDE, SIDE, 3],
        filters: 6,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: kernelInitializer(1),
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({
        filters: 8,
        kernelSize: 3,
        strides: 2,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: kernelInitializer(2),
      }),
      tf.layers.batchNormalization(),
      tf.layers.flatten(),
      tf.layers.dense({ units: 8, activation: 'relu', kernelInitializer: kernelInitializer(3) }),
      tf.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: kernelInitializer(4) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Pictures with noise, the second half of them with a bright corner. */
function examples(): { readonly x: tf.Tensor; readonly y: tf.Tensor } {
  return tf.tidy(() => {
    const corner = tf.pad(tf.fill([8, 10, 10, 3], 0.7), [
      [8, 0],
      [0, 10],
      [10, 0],
      [0, 0],
    ]);
    const y = tf.concat([tf.zeros([8, 1]), tf.ones([8, 1])]);
    return { x: tf.add(normal([16, SIDE, SIDE, 3], 1), corner), y };
  });
}

async function lossesOn(engine: 'webgpu' | 'wasm' | 'cpu'): Promise<number[]> {
  await startEngine(engine);
  const model = tinyCnn();
  const { x, y } = examples();
  const { history } = await model.fit(x, y, { epochs: 8, batchSize: 4, shuffle: false, verbose: 0 });
  tf.dispose([x, y]);
  model.dispose();
  return (history.loss ?? []).map(Number);
}

describe('model.fit', () => {
  it('learns along the same losses on wasm and on cpu', async () => {
    const [wasm, cpu] = [await lossesOn('wasm'), await lossesOn('cpu')];
    expect(wasm).toHaveLength(8);
    expect(wasm.at(-1)).toBeLessThan(0.7 * (wasm[0] ?? 0));
    wasm.forEach((loss, epoch) => {
      expect(Math.abs(loss - (cpu[epoch] ?? Number.NaN))).toBeLessThan(1e-3);
    });
  });

  it('learns along them on WebGPU as well', async ({ skip }) => {
    if (existsSync(SWIFTSHADER)) vi.stubEnv('VK_ICD_FILENAMES', SWIFTSHADER);
    const start = await startWebgpu(true);
    if (!start.started) return skip(`WebGPU does not start here: ${start.why}.`);
    const [webgpu, wasm] = [await lossesOn('webgpu'), await lossesOn('wasm')];
    webgpu.forEach((loss, epoch) => {
      expect(Math.abs(loss - (wasm[epoch] ?? Number.NaN))).toBeLessThan(1e-3);
    });
  });

  it('leaves no tensor behind on wasm, and its memory does not grow', async () => {
    await startEngine('wasm');
    const model = tinyCnn();
    const { x, y } = examples();
    const train = () => model.fit(x, y, { epochs: 2, batchSize: 4, verbose: 0 });
    await train();
    const before = tf.memory();
    for (let round = 0; round < 3; round++) await train();
    const after = tf.memory();
    expect(after.numTensors).toBe(before.numTensors);
    expect(after.numBytes).toBe(before.numBytes);
    expect(after.numDataBuffers).toBe(before.numDataBuffers);
    tf.dispose([x, y]);
    model.dispose();
  });
});
