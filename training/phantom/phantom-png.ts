/** A phantom as a grey PNG file. */

import { encode } from 'fast-png';
import type { Phantom } from './phantom.ts';

/** The same phantom always gives the same bytes. */
export function phantomPng({ width, height, grey, bits }: Phantom): Uint8Array {
  return encode({ width, height, data: grey, depth: bits, channels: 1 }, { zlib: { level: 9 } });
}
