import * as tf from '@tensorflow/tfjs-core';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { Classifier } from '../../src/classifier/classifier.ts';
import { fetchedModelFiles } from '../../src/classifier/fetched-model-files.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { browserRasterDecoder } from '../../src/radiograph/browser-raster-decoder.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { gradCam } from '../../src/saliency/grad-cam.ts';
import type { EngineName } from '../../src/worker/engine-order.ts';
import { startEngine } from '../../src/worker/start-engine.ts';
import { toBase64 } from '../support/base64.ts';
import { distance } from '../support/distance.ts';
import { limb } from '../support/limb.ts';

const MODEL = '/tests/fixtures/tiny-model';

const file = encode({ width: 480, height: 640, channels: 1, depth: 8, data: limb(480, 640) });

let inNode: { logit: number; saliency: number[] };
let radiograph: Radiograph;

beforeAll(async () => {
  inNode = await commands.judgeInNode(toBase64(file));
  radiograph = await decodeRadiograph(file, browserRasterDecoder);
});

describe.each<EngineName>(['webgl', 'wasm'])('on %s in the browser', (engine) => {
  let classifier: Classifier;

  beforeAll(async () => {
    await startEngine(engine, (reason) => {
      throw new Error(reason);
    });
    expect(tf.getBackend()).toBe(engine);
    classifier = await loadClassifier(fetchedModelFiles(MODEL));
    await classifier.warmUp();
  });

  afterAll(() => {
    classifier.dispose();
    tf.removeBackend(engine);
  });

  test('a PNG gets the logit that it gets on wasm in Node', async () => {
    const { logit } = await classifier.read(radiograph);
    expect(Math.abs(logit - inNode.logit)).toBeLessThan(2e-3);
  });

  test('Grad-CAM looks where it looks on wasm in Node', async () => {
    const { values } = await gradCam(classifier, radiograph);
    expect(Math.max(...values)).toBe(1);
    expect(distance(values, Float32Array.from(inNode.saliency)).max).toBeLessThan(0.01);
  });

  test('20 pictures, read and explained, leave no tensor behind', async () => {
    const before = tf.memory().numTensors;
    for (let count = 0; count < 20; count++) {
      await classifier.read(radiograph);
      await gradCam(classifier, radiograph);
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
