import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Classifier, NoVerdict } from '../../src/classifier/classifier.ts';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import { prepare } from '../../src/classifier/prepare.ts';
import { gradCam } from '../../src/saliency/grad-cam.ts';
import { startEngine } from '../../training/backend/engine.ts';
import { storedModelFiles } from '../../training/models/stored-model-files.ts';
import { limb } from '../support/limb.ts';
import { radiographOf } from '../support/radiograph-of.ts';
import { exchange, filesOf, tinyContents } from '../support/tiny-model-contents.ts';
import { TINY_MODEL } from '../support/tiny-model-folder.ts';

const picture = radiographOf(limb(60, 90), 60, 90);

let classifier: Classifier;

beforeAll(async () => {
  await startEngine('wasm');
});

beforeEach(async () => {
  classifier = await loadClassifier(storedModelFiles(TINY_MODEL));
});

afterEach(() => classifier.dispose());

test('the finding is the graph’s logit, calibrated as the card says, with its label and zone', async () => {
  const { card, graph } = classifier;
  const [logit = Number.NaN] = tf.tidy(() => {
    const output = graph.execute({ [card.graph.input]: prepare(picture, card.input) }, 'logit');
    return output instanceof tf.Tensor ? output.dataSync() : [];
  });
  const finding = await classifier.read(picture);
  expect(finding.logit).toBeCloseTo(logit, 6);
  expect(finding.probability).toBeCloseTo(1 / (1 + Math.exp(-(logit / 1.5 - 0.25))), 6);
  expect(finding.model).toBe('tiny');
  expect(finding.label).toBe(finding.probability >= 0.45 ? 'fractured' : 'not fractured');
});

test('different pictures get different probabilities', async () => {
  const other = radiographOf(limb(60, 90).reverse(), 60, 90);
  const [one, two] = [await classifier.read(picture), await classifier.read(other)];
  expect(Math.abs(one.probability - two.probability)).toBeGreaterThan(1e-3);
});

/** The last of its weights is the bias of the logit. */
async function modelWithoutAnswer(): Promise<Classifier> {
  const contents = await tinyContents();
  const weights = new Uint8Array(contents.get('weights-1of1.bin') ?? []);
  new DataView(weights.buffer).setFloat32(weights.length - 4, Number.NaN, true);
  await exchange(contents, 'weights-1of1.bin', weights);
  return loadClassifier(filesOf(contents));
}

test('an answer that is no number is an error and no verdict', async () => {
  const broken = await modelWithoutAnswer();
  await expect(broken.read(picture)).rejects.toThrow(NoVerdict);
  await expect(broken.read(picture)).rejects.toThrow(
    'The model "tiny" gave no number for this picture (NaN), so there is no verdict.',
  );
  broken.dispose();
});

test('a cancelled reading ends with the reason of the cancellation', async () => {
  await expect(classifier.read(picture, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
    'enough',
  );
});

test('reading and explaining 200 pictures leaves no tensor behind, nor does a failure', async () => {
  const broken = await modelWithoutAnswer();
  const before = tf.memory().numTensors;
  for (let count = 0; count < 200; count++) {
    await classifier.read(picture);
    await gradCam(classifier, picture);
  }
  await broken.read(picture).catch(() => undefined);
  expect(tf.memory().numTensors).toBe(before);
  broken.dispose();
});

test('disposing frees the weights', async () => {
  const before = tf.memory().numTensors;
  const second = await loadClassifier(storedModelFiles(TINY_MODEL));
  await second.warmUp();
  await second.read(picture);
  await gradCam(second, picture);
  second.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
