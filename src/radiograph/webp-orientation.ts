/** Takes the EXIF orientation out of a WebP: libvips honours it, Chromium does not, so neither shall see it. */

import { findOrientation, type Orientation } from './exif-orientation.ts';

const HEADER_BYTES = 12;

/**
 * @param bytes a file that starts with WebP's signature
 * @returns how to turn the picture, and the file with that taken out; the very same file where nothing is to be turned
 */
export function withoutOrientation(bytes: Uint8Array): {
  readonly orientation: Orientation;
  readonly bytes: Uint8Array;
} {
  const exif = exifChunk(bytes);
  const found = exif && findOrientation(exif);
  if (!found || found.orientation === 1) return { orientation: 1, bytes };
  // Not slice(): Node's Buffer makes a view of that, and the caller's file would change.
  const plain = new Uint8Array(bytes);
  const view = new DataView(plain.buffer, exif.byteOffset - bytes.byteOffset + found.at, 2);
  view.setUint16(0, 1, found.littleEndian);
  return { orientation: found.orientation, bytes: plain };
}

/** RIFF chunks start with their name and length, and fill up to an even one. */
function exifChunk(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = HEADER_BYTES; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const data = at + 8;
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === 'EXIF')
      return bytes.subarray(data, data + length);
    at = data + length + (length % 2);
  }
  return undefined;
}
