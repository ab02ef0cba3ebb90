/** Files to drop on the app: good ones, broken ones, and ones that pretend. */

import { encode } from 'fast-png';
import sharp from 'sharp';
import { limb } from '../support/limb.ts';
import { assembled } from '../support/png-file.ts';
import type { DroppedFile } from './visit.ts';

const WIDTH = 300;
const HEIGHT = 400;

export async function jpeg(name = 'forearm.jpg'): Promise<DroppedFile> {
  const picture = sharp(limb(WIDTH, HEIGHT), { raw: { width: WIDTH, height: HEIGHT, channels: 1 } });
  return { name, bytes: await picture.jpeg({ quality: 90 }).toBuffer() };
}

export function png(name = 'wrist.png'): DroppedFile {
  return { name, bytes: encode({ width: WIDTH, height: HEIGHT, data: limb(WIDTH, HEIGHT), channels: 1 }) };
}

/** Twelve bits stored in sixteen, as detectors do. */
export function deepPng(name = 'knee-16-bit.png'): DroppedFile {
  const data = Uint16Array.from(limb(WIDTH, HEIGHT), (value) => value * 16);
  return { name, bytes: encode({ width: WIDTH, height: HEIGHT, data, channels: 1, depth: 16 }) };
}

export async function truncatedJpeg(): Promise<DroppedFile> {
  const { bytes } = await jpeg();
  return { name: 'half.jpg', bytes: bytes.slice(0, bytes.length / 2) };
}

export const emptyFile: DroppedFile = { name: 'empty.png', bytes: new Uint8Array() };

export const textFile: DroppedFile = {
  name: 'notes.png',
  bytes: Buffer.from('The patient fell off a horse.'),
};

/** A few bytes that claim to be 200 megapixels. */
export const hugePicture: DroppedFile = {
  name: 'huge.png',
  bytes: assembled({ width: 20_000, height: 10_000, depth: 8, colourType: 0 }, new Uint8Array(100)),
};
