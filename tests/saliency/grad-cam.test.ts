import '@tensorflow/tfjs-backend-cpu';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as layers from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Classifier, createClassifier } from '../../src/classifier/classifier.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { readModelCard } from '../../src/classifier/model-card.ts';
import { prepare } from '../../src/classifier/prepare.ts';
import { runGraph } from '../../src/classifier/run-graph.ts';
import { gradCam, NoFeatures } from '../../src/saliency/grad-cam.ts';
import { graphModel } from '../../training/export/graph-model.ts';
import { storedModelFiles } from '../../training/models/stored-model-files.ts';
import { limb } from '../support/limb.ts';
import { radiographOf } from '../support/radiograph-of.ts';
import { TINY_MODEL } from '../support/tiny-model-folder.ts';
import { loadGraph } from '../training/export/load-graph.ts';

const { layers: kinds } = layers;

const portrait = radiographOf(limb(60, 90), 60, 90);

beforeAll(() => {
  // The engine as tfjs ships it: browsers have no training kernels of ours either.
  setWasmPaths(
    fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
  );
});

describe.each(['cpu', 'wasm'])('on the %s engine', (engine) => {
  let classifier: Classifier;

  beforeEach(async () => {
    await tf.setBackend(engine);
    classifier = await loadClassifier(storedModelFiles(TINY_MODEL));
  });

  afterEach(() => classifier.dispose());

  test('the map is what finite differences of the logit give', async () => {
    const map = await gradCam(classifier, portrait);
    const expected = await byFiniteDifferences(classifier);
    expect(map).toMatchObject({ width: 12, height: 10 });
    expect(Math.max(...map.values)).toBe(1);
    expect(Math.min(...map.values)).toBe(0);
    map.values.forEach((value, index) => {
      expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThan(0.01);
    });
  });

  test('it shines where the evidence is, and is dark where there is none', async () => {
    const square = radiographOf(spot(64, { x: 44, y: 12 }), 64, 64);
    const towards = await brightnessDetector(1);
    const map = await gradCam(towards, square);
    const peak = map.values.indexOf(1);
    expect([peak % map.width, Math.floor(peak / map.width)]).toEqual([5, 1]);
    expect(map.values.filter((value) => value > 0.5)).toHaveLength(1);

    const against = await brightnessDetector(-1);
    const dark = await gradCam(against, square);
    expect(dark.values.every((value) => value === 0)).toBe(true);
    towards.dispose();
    against.dispose();
  });

  test('it passes through the convolution that makes an evidence map', async () => {
    const square = radiographOf(spot(64, { x: 44, y: 12 }), 64, 64);
    const detector = await classifierOf([
      kinds.averagePooling2d({ name: 'pooled', poolSize: 8, inputShape: [64, 64, 1] }),
      kinds.conv2d({ name: 'evidence', filters: 1, kernelSize: 1, kernelInitializer: 'ones' }),
      kinds.globalAveragePooling2d({}),
    ]);
    expect(detector.card.graph).toMatchObject({ evidence: 'evidence', features: 'pooled' });
    const map = await gradCam(detector, square);
    expect(map.values.indexOf(1)).toBe(1 * 8 + 5);
    detector.dispose();
  });

  test('no tensor is left behind, cancelled or not', async () => {
    await gradCam(classifier, portrait);
    const before = tf.memory().numTensors;
    await gradCam(classifier, portrait);
    await expect(gradCam(classifier, portrait, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    ['high', 60, 90, { left: 10 / 48, top: 0, width: 27 / 48, height: 1 }],
    ['wide', 96, 40, { left: 0, top: 10 / 40, width: 1, height: 20 / 40 }],
  ])('it tells where a %s picture lies in it, in fractions', async (_, width, height, place) => {
    const { picture } = await gradCam(classifier, radiographOf(limb(width, height), width, height));
    expect(picture).toEqual(place);
  });

  test('a model without features cannot be explained, and says so', async () => {
    const { card, graph } = classifier;
    const blind = createClassifier({ ...card, graph: { ...card.graph, features: null } }, graph);
    await expect(gradCam(blind, portrait)).rejects.toThrow(NoFeatures);
  });
});

/** The same by its definition, with the logit's slope in each channel taken from two runs of the graph. */
async function byFiniteDifferences({ card, graph }: Classifier): Promise<number[]> {
  const step = 1e-2;
  return tf.tidy(() => {
    const maps = runGraph(graph, { [card.graph.input]: prepare(portrait, card.input) }, 'pool2');
    const values = Array.from(maps.dataSync());
    const channels = maps.shape[3] ?? 0;
    const logit = (changed: number[]) =>
      runGraph(graph, { pool2: tf.tensor(changed, maps.shape) }, 'logit').dataSync()[0] ?? Number.NaN;
    // The mean slope over all places of a channel is the slope along all of them moved together, over their number.
    const slopes = Array.from({ length: channels }, (_, channel) => {
      const moved = (by: number) =>
        values.map((value, at) => (at % channels === channel ? value + by : value));
      return (logit(moved(step)) - logit(moved(-step))) / (2 * step);
    });
    const sums = Array.from({ length: values.length / channels }, (_, place) =>
      slopes.reduce((sum, slope, channel) => sum + slope * (values[place * channels + channel] ?? 0), 0),
    );
    const peak = Math.max(...sums);
    return sums.map((sum) => Math.max(0, sum) / peak);
  });
}

function spot(side: number, at: { x: number; y: number }): Uint8Array {
  return Uint8Array.from({ length: side ** 2 }, (_, index) => {
    const near = Math.abs((index % side) - at.x) < 3 && Math.abs(Math.floor(index / side) - at.y) < 3;
    return near ? 255 : 0;
  });
}

/** Averages the brightness of 8 × 8 pixels each, and weighs the sum. */
function brightnessDetector(weight: number): Promise<Classifier> {
  return classifierOf([
    kinds.averagePooling2d({ poolSize: 8, inputShape: [64, 64, 1] }),
    kinds.flatten(),
    kinds.dense({ units: 1, kernelInitializer: layers.initializers.constant({ value: weight }) }),
  ]);
}

/** A model of these layers that takes 64 × 64 grey pixels as they are. */
async function classifierOf(chain: layers.layers.Layer[]): Promise<Classifier> {
  const exported = graphModel(layers.sequential({ layers: chain }), 'float32');
  const card = readModelCard(JSON.parse(await readFile(join(TINY_MODEL, 'card.json'), 'utf8')));
  const input = { width: 64, height: 64, channels: 1 as const, mean: 0, deviation: 1, margin: 0 };
  return createClassifier({ ...card, input, graph: exported.names }, await loadGraph(exported));
}
