import '@tensorflow/tfjs-backend-cpu';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as layers from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Classifier, createClassifier } from '../../src/classifier/classifier.ts';
import { readModelCard } from '../../src/classifier/model-card.ts';
import { occlusion } from '../../src/saliency/occlusion.ts';
import { graphModel } from '../../training/export/graph-model.ts';
import { radiographOf } from '../support/radiograph-of.ts';
import { TINY_MODEL } from '../support/tiny-model-folder.ts';
import { loadGraph } from '../training/export/load-graph.ts';

let towards: Classifier;
let against: Classifier;

beforeAll(async () => {
  await tf.setBackend('cpu');
  towards = await brightnessDetector(1);
  against = await brightnessDetector(-1);
});

afterAll(() => {
  towards.dispose();
  against.dispose();
});

test('it shines where covering takes the evidence away, and is dark elsewhere', async () => {
  const map = await occlusion(towards, spot(64, { x: 44, y: 12 }));
  expect([map.width, map.height]).toEqual([16, 16]);
  const peak = map.values.indexOf(1);
  expect([peak % 16, Math.floor(peak / 16)]).toEqual([11, 3]);
  expect(map.values[15 * 16]).toBe(0);
  expect(map.values.filter((value) => value > 0.3).length).toBeLessThan(12);
});

test('what speaks against “fractured” counts as nothing', async () => {
  const map = await occlusion(against, spot(64, { x: 44, y: 12 }));
  expect(map.values[3 * 16 + 11]).toBe(0);
});

test('the margin of a long picture is not covered, and the map tells where the picture lies', async () => {
  const parts: number[] = [];
  const tall = radiographOf(new Uint8Array(32 * 64).fill(90), 32, 64);
  const map = await occlusion(towards, tall, { onProgress: (part) => parts.push(part) });
  expect(map.picture).toEqual({ left: 0.25, top: 0, width: 0.5, height: 1 });
  const square = radiographOf(new Uint8Array(64 * 64).fill(90), 64, 64);
  const all: number[] = [];
  await occlusion(towards, square, { onProgress: (part) => all.push(part) });
  expect(parts.length).toBeLessThan(all.length * 0.7);
  expect(parts.at(-1)).toBe(1);
});

test('cancelled, it stops after the batch it is at, and no tensor is left behind', async () => {
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  let batches = 0;
  const stopped = occlusion(towards, spot(64, { x: 20, y: 20 }), {
    signal: controller.signal,
    onProgress: () => {
      batches++;
      controller.abort(new Error('enough'));
    },
  });
  await expect(stopped).rejects.toThrow('enough');
  expect(batches).toBe(1);
  await occlusion(towards, spot(64, { x: 20, y: 20 }));
  expect(tf.memory().numTensors).toBe(before);
});

function spot(side: number, at: { x: number; y: number }) {
  const pixels = Uint8Array.from({ length: side ** 2 }, (_, index) => {
    const near = Math.abs((index % side) - at.x) < 3 && Math.abs(Math.floor(index / side) - at.y) < 3;
    return near ? 255 : 0;
  });
  return radiographOf(pixels, side, side);
}

/** Sums the brightness of 64 × 64 pixels, weighed. */
async function brightnessDetector(weight: number): Promise<Classifier> {
  const { layers: kinds } = layers;
  const exported = graphModel(
    layers.sequential({
      layers: [
        kinds.averagePooling2d({ poolSize: 8, inputShape: [64, 64, 1] }),
        kinds.flatten(),
        kinds.dense({ units: 1, kernelInitializer: layers.initializers.constant({ value: weight }) }),
      ],
    }),
    'float32',
  );
  const card = readModelCard(JSON.parse(await readFile(join(TINY_MODEL, 'card.json'), 'utf8')));
  const input = { width: 64, height: 64, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
  return createClassifier({ ...card, input, graph: exported.names }, await loadGraph(exported));
}
