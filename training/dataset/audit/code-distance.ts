/** How far apart two codes are. */

import { CODE_WORDS } from './descriptors.ts';

/** Counts the bits in which two codes differ. */
export function codeDistance(a: Uint32Array, atA: number, b: Uint32Array, atB: number): number {
  let distance = 0;
  for (let word = 0; word < CODE_WORDS; word++)
    distance += bitCount((a[atA + word] ?? 0) ^ (b[atB + word] ?? 0));
  return distance;
}

function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
