/** The layers model behind `tests/fixtures/tiny-model`: seed-cnn's kind, small, its weights drawn from a seed. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { ExportPlan } from '../../training/export/export-model.ts';
import { saveLayersModel } from '../../training/models/layers-model-files.ts';
import { seededRandom } from '../../training/random.ts';

export const TINY_DESCRIPTION: ExportPlan['description'] = {
  id: 'tiny',
  name: 'Tiny',
  version: '1.0.0',
  summary: 'Knows nothing of bones; its weights are drawn from a seed.',
  limits: ['It has seen no X-ray at all.'],
};

/** Wider than high, so that an exchange of the two would show. */
const INPUT = { width: 48, height: 40, channels: 3, mean: 0.5, deviation: 0.25, margin: 0 } as const;

export function tinyModel(): tf.LayersModel {
  const { layers } = tf;
  const convolution = (name: string, filters: number) =>
    layers.conv2d({
      name,
      filters,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      ...(name === 'conv1' && { inputShape: [INPUT.height, INPUT.width, INPUT.channels] }),
    });
  const model = tf.sequential({
    name: 'tiny',
    layers: [
      convolution('conv1', 6),
      layers.maxPooling2d({ name: 'pool1', poolSize: 2 }),
      convolution('conv2', 8),
      layers.maxPooling2d({ name: 'pool2', poolSize: 2 }),
      layers.dropout({ name: 'dropout1', rate: 0.25 }),
      layers.flatten({ name: 'flatten' }),
      layers.dense({ name: 'dense', units: 8, activation: 'relu' }),
      layers.dense({ name: 'fractured', units: 1, activation: 'sigmoid' }),
    ],
  });
  const random = seededRandom(7);
  const weights = model.weights.map(({ shape }) => {
    const sizes = shape.map(Number);
    const deviation = 1.4 / Math.sqrt(tf.util.sizeFromShape(sizes.slice(0, -1)));
    return tf.tensor(
      Float32Array.from({ length: tf.util.sizeFromShape(sizes) }, () =>
        sizes.length === 1 ? random.normal() * 0.1 : random.normal() * deviation,
      ),
      sizes,
    );
  });
  model.setWeights(weights);
  tf.dispose(weights);
  return model;
}

export const TINY_RUN = {
  model: 'tiny',
  input: INPUT,
  command: 'none',
  seed: 7,
  epochs: 0,
  engine: 'none',
  finished: '2026-11-24T00:00:00.000Z',
  data: [
    {
      name: 'Made-up pictures',
      licence: 'none',
      source: 'nowhere',
      pictures: 1234,
      fractured: 600,
      groups: 321,
    },
  ],
  calibration: { temperature: 1.5, bias: -0.25 },
  operatingPoints: {
    highSensitivity: { threshold: 0.3, sensitivity: 0.95, specificity: 0.6 },
    balanced: { threshold: 0.45, sensitivity: 0.8, specificity: 0.82 },
    highSpecificity: { threshold: 0.7, sensitivity: 0.55, specificity: 0.95 },
  },
};

/** Lays out a finished run's folder. */
export async function writeRun(folder: string, model: tf.LayersModel, run: object = TINY_RUN): Promise<void> {
  await mkdir(folder, { recursive: true });
  await saveLayersModel(model, join(folder, 'model'));
  await writeFile(join(folder, 'run.json'), JSON.stringify(run));
}
