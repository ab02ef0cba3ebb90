import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { type PrepareForm, prepare } from '../../src/classifier/prepare.ts';
import { browserRasterDecoder } from '../../src/radiograph/browser-raster-decoder.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { fromBase64, toBase64 } from '../support/base64.ts';
import { type Distance, distance } from '../support/distance.ts';
import { limb } from '../support/limb.ts';

/** Grey itself, so that differences are in units of the grey scale. */
const input: InputSpec = { width: 224, height: 224, channels: 3, mean: 0, deviation: 1, margin: 0 };

const bytes = (width: number, height: number): Uint8Array =>
  encode({ width, height, channels: 1, depth: 8, data: limb(width, height) });

/** Twelve bits in words, as a detector stores them. */
const words = (width: number, height: number): Uint8Array => {
  const data = Uint16Array.from(limb(width, height), (value, at) => value * 16 + (at % 16));
  return encode({ width, height, channels: 1, depth: 16, data });
};

const pictures = {
  '8-bit': bytes(480, 640),
  '16-bit': words(500, 300),
  '8-bit, over 2,000 px': bytes(2304, 2880),
  '16-bit, over 2,000 px': words(2100, 1500),
  'smaller than the input': bytes(100, 60),
};

async function fromNode(file: Uint8Array): Promise<Float32Array> {
  return new Float32Array(fromBase64(await commands.prepareInNode(toBase64(file), input)).buffer);
}

async function apart(file: Uint8Array, form?: PrepareForm): Promise<Distance> {
  const radiograph = await decodeRadiograph(file, browserRasterDecoder);
  const tensor = prepare(radiograph, input, form);
  const here = await tensor.data();
  tensor.dispose();
  return distance(here, await fromNode(file));
}

beforeAll(async () => {
  await tf.setBackend('webgl');
  expect(tf.getBackend()).toBe('webgl');
});
afterAll(() => tf.removeBackend('webgl'));

describe('the same PNG prepared by WebGL here and by wasm in Node', () => {
  test.each(Object.entries(pictures))('%s', async (_, file) => {
    const { mean, max } = await apart(file);
    expect(mean).toBeLessThanOrEqual(1 / 255);
    expect(max).toBeLessThanOrEqual(4 / 255);
  });
});

test('both forms are equal on WebGL', async () => {
  for (const form of ['plain', 'matrix'] as const) {
    expect((await apart(pictures['8-bit'], form)).max).toBeLessThan(1e-4);
  }
});

test('a picture wider than the largest texture is prepared all the same', async () => {
  const width = tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE') + 1;
  expect((await apart(bytes(width, 40))).max).toBeLessThan(1e-4);
});

test('one tensor is left behind, and it is the input', async () => {
  const radiograph = await decodeRadiograph(pictures['8-bit'], browserRasterDecoder);
  const before = tf.memory().numTensors;
  const tensor = prepare(radiograph, input);
  expect(tf.memory().numTensors).toBe(before + 1);
  expect(tensor.shape).toEqual([1, 224, 224, 3]);
  tensor.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
