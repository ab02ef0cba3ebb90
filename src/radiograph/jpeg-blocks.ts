/** Walks the blocks of a JPEG scan without keeping their values (ITU-T T.81, F.2.2 sequential, G.1.2 and G.2 progressive). */

import type { BitReader, HuffmanTable } from './jpeg-bits.ts';

/** The part of the coefficients that a scan carries. */
export interface Spectrum {
  readonly first: number;
  readonly last: number;
  /** Whether the scan adds a bit to what an earlier one has brought. */
  readonly refines: boolean;
}

/** Which coefficients of a component's blocks are not zero so far: all that a refining scan needs to be walked. */
export interface KnownCoefficients {
  /** Bits 0 to 31 and 32 to 63, an element a block. */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/** What passes from one block to the next. */
export interface Run {
  /** Blocks to come that bring nothing new. */
  blocks: number;
}

/** One block of a sequential scan. @returns false where the bits make no block */
export function walkSequential(reader: BitReader, dc: HuffmanTable, ac: HuffmanTable): boolean {
  if (!walkFirstDc(reader, dc)) return false;
  for (let k = 1; k < 64; k++) {
    const symbol = reader.symbol(ac);
    if (symbol < 0) return false;
    const size = symbol & 15;
    const zeros = symbol >> 4;
    if (size === 0 && zeros < 15) return true;
    k += zeros;
    if (size > 0) {
      if (k > 63) return false;
      reader.bits(size);
    }
  }
  return true;
}

/** The first bits of a block's mean. @returns false where the bits make no difference of means */
export function walkFirstDc(reader: BitReader, dc: HuffmanTable): boolean {
  const size = reader.symbol(dc);
  if (size < 0 || size > 15) return false;
  reader.bits(size);
  return true;
}

/** One block of a scan that brings coefficients for the first time. @returns false where the bits make no block */
export function walkFirstAc(
  reader: BitReader,
  ac: HuffmanTable,
  { first, last }: Spectrum,
  run: Run,
  known: KnownCoefficients,
  block: number,
): boolean {
  if (run.blocks > 0) {
    run.blocks--;
    return true;
  }
  for (let k = first; k <= last; k++) {
    const symbol = reader.symbol(ac);
    if (symbol < 0) return false;
    const size = symbol & 15;
    const zeros = symbol >> 4;
    if (size === 0 && zeros < 15) {
      run.blocks = 2 ** zeros - 1 + reader.bits(zeros);
      return true;
    }
    k += zeros;
    if (size > 0) {
      if (k > last) return false;
      reader.bits(size);
      learn(known, block, k);
    }
  }
  return true;
}

/** One block of a scan that refines coefficients. @returns false where the bits make no block */
export function walkRefiningAc(
  reader: BitReader,
  ac: HuffmanTable,
  { first, last }: Spectrum,
  run: Run,
  known: KnownCoefficients,
  block: number,
): boolean {
  let k = first;
  while (run.blocks === 0 && k <= last) {
    const symbol = reader.symbol(ac);
    if (symbol < 0) return false;
    const size = symbol & 15;
    let zeros = symbol >> 4;
    if (size > 1) return false;
    if (size === 0 && zeros < 15) {
      run.blocks = 2 ** zeros + reader.bits(zeros);
      break;
    }
    reader.bits(size);
    for (; k <= last; k++) {
      if (knows(known, block, k)) reader.bits(1);
      else if (--zeros < 0) break;
    }
    if (size > 0) {
      if (k > last) return false;
      learn(known, block, k);
    }
    k++;
  }
  if (run.blocks > 0) {
    for (; k <= last; k++) if (knows(known, block, k)) reader.bits(1);
    run.blocks--;
  }
  return true;
}

function knows({ low, high }: KnownCoefficients, block: number, k: number): boolean {
  return (((k < 32 ? low[block] : high[block]) ?? 0) & (1 << (k & 31))) !== 0;
}

function learn({ low, high }: KnownCoefficients, block: number, k: number): void {
  const half = k < 32 ? low : high;
  half[block] = (half[block] ?? 0) | (1 << (k & 31));
}
