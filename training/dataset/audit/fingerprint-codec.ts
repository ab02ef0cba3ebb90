/** Fingerprints as bytes: for the cache on disk, and to pass them between threads without copying. */

import { CODE_WORDS } from './descriptors.ts';
import type { Fingerprint } from './fingerprint.ts';
import { PROBE_SIDE } from './shortcut-probe.ts';

/** Magic number, four sizes, the count, and a SHA-256. */
const HEADER_WORDS = 14;
const HASH_AT = 6;
/** Four floats and a code. */
const KEYPOINT_WORDS = 4 + CODE_WORDS;
const THUMBNAIL_BYTES = PROBE_SIDE * PROBE_SIDE;
const MAGIC = 0x4f53_4650;

/** @returns bytes whose length is a multiple of 4 */
export function encodeFingerprint({
  pixels,
  width,
  height,
  keypoints,
  relief,
  thumbnail,
}: Fingerprint): Uint8Array<ArrayBuffer> {
  const reliefWords = Math.ceil(relief.values.length / 4);
  const words = new Uint32Array(
    HEADER_WORDS + keypoints.count * KEYPOINT_WORDS + THUMBNAIL_BYTES / 4 + reliefWords,
  );
  words.set([MAGIC, width, height, keypoints.count, relief.width, relief.height]);
  new Uint8Array(words.buffer).set(Buffer.from(pixels, 'hex'), 4 * HASH_AT);
  let at = HEADER_WORDS;
  for (const column of [keypoints.x, keypoints.y, keypoints.sigma, keypoints.angle]) {
    new Float32Array(words.buffer, 4 * at, keypoints.count).set(column);
    at += keypoints.count;
  }
  words.set(keypoints.codes, at);
  at += keypoints.codes.length;
  new Uint8Array(words.buffer).set(thumbnail, 4 * at);
  at += THUMBNAIL_BYTES / 4;
  new Int8Array(words.buffer, 4 * at, relief.values.length).set(relief.values);
  return new Uint8Array(words.buffer);
}

/**
 * Reads a fingerprint in place: its arrays are views of the bytes.
 *
 * @param bytes begin at a multiple of 4 in their buffer
 * @returns null where the bytes are none
 */
export function decodeFingerprint(bytes: Uint8Array): Fingerprint | null {
  if (bytes.length < 4 * HEADER_WORDS) return null;
  const { buffer, byteOffset } = bytes;
  const [magic, width = 0, height = 0, count = 0, reliefWidth = 0, reliefHeight = 0] = new Uint32Array(
    buffer,
    byteOffset,
    HEADER_WORDS,
  );
  const reliefLength = reliefWidth * reliefHeight;
  const words = HEADER_WORDS + count * KEYPOINT_WORDS + THUMBNAIL_BYTES / 4 + Math.ceil(reliefLength / 4);
  if (magic !== MAGIC || bytes.length !== 4 * words) return null;
  let at = byteOffset + 4 * HEADER_WORDS;
  const floats = (): Float32Array => {
    const column = new Float32Array(buffer, at, count);
    at += 4 * count;
    return column;
  };
  const keypoints = {
    count,
    x: floats(),
    y: floats(),
    sigma: floats(),
    angle: floats(),
    codes: new Uint32Array(buffer, at, count * CODE_WORDS),
  };
  at += 4 * CODE_WORDS * count;
  const thumbnail = new Uint8Array(buffer, at, THUMBNAIL_BYTES);
  at += THUMBNAIL_BYTES;
  return {
    pixels: Buffer.from(bytes.subarray(4 * HASH_AT, 4 * HEADER_WORDS)).toString('hex'),
    width,
    height,
    keypoints,
    relief: { width: reliefWidth, height: reliefHeight, values: new Int8Array(buffer, at, reliefLength) },
    thumbnail,
  };
}
