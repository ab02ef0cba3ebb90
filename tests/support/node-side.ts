/** What tests in a browser ask Node for: picture files, and how Node reads and prepares a file. Bytes travel as base64. */

import '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { loadClassifier } from '../../src/classifier/load-classifier.ts';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { prepare } from '../../src/classifier/prepare.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { gradCam } from '../../src/saliency/grad-cam.ts';
import { storedModelFiles } from '../../training/models/stored-model-files.ts';
import { type PictureFile, pictureFile, printInLuma, profiledJpeg } from './picture-files.ts';
import { TINY_MODEL } from './tiny-model-folder.ts';

/** What a side makes of a file: a radiograph, pixels as numbers, or the reason why not. */
export type Reading =
  | (Pick<Radiograph, 'width' | 'height' | 'range'> & { readonly pixels: readonly number[] })
  | { readonly reason: string };

export async function makePicture(name: PictureFile | 'profile.jpg' | 'print-luma.jpg'): Promise<string> {
  if (name === 'profile.jpg') return toBase64(await profiledJpeg());
  if (name === 'print-luma.jpg') return toBase64(await printInLuma());
  return toBase64(await pictureFile(name));
}

export async function readInNode(file: string): Promise<Reading> {
  try {
    const { width, height, range, pixels } = await decodeRadiograph(fromBase64(file), nodeRasterDecoder);
    return { width, height, range, pixels: [...pixels] };
  } catch (error) {
    if (error instanceof UnreadableRadiograph) return { reason: error.reason };
    throw error;
  }
}

/** @returns the input that the wasm engine gets, as base64 of 32-bit floats */
export async function prepareInNode(file: string, input: InputSpec): Promise<string> {
  await startWasm();
  const radiograph = await decodeRadiograph(fromBase64(file), nodeRasterDecoder);
  const values = tf.tidy(() => prepare(radiograph, input).dataSync());
  return toBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** What the tiny model says of a file on the wasm engine, and where it looks. */
export async function judgeInNode(file: string): Promise<{ logit: number; saliency: number[] }> {
  await startWasm();
  const classifier = await loadClassifier(storedModelFiles(TINY_MODEL));
  const radiograph = await decodeRadiograph(fromBase64(file), nodeRasterDecoder);
  const { logit } = await classifier.read(radiograph);
  const { values } = await gradCam(classifier, radiograph);
  classifier.dispose();
  return { logit, saliency: [...values] };
}

async function startWasm(): Promise<void> {
  setWasmPaths(
    fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
  );
  await tf.setBackend('wasm');
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
