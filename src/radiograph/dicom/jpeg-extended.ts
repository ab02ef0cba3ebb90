/** JPEG of the extended sequential process with 12 bits a sample, of one component (ITU-T T.81, annexes A, B and F). */

import { BitReader, type HuffmanTable, huffmanTable } from '../jpeg-bits.ts';
import { damagedPicture } from '../unreadable-radiograph.ts';
import type { CodecPicture } from './codec.ts';
import { unsupported } from './header.ts';

/** T.81, figure A.6: where the k-th coefficient lies in its block. */
const ZIGZAG = Uint8Array.of(
  ...[
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  ],
  ...[
    14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39,
    46,
  ],
  ...[53, 60, 61, 54, 47, 55, 62, 63],
);

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly quantisation: number;
}

/**
 * @param stream from SOI on; its size has been checked
 * @throws UnreadableRadiograph where the coding is another one, or blocks are missing
 */
export function decodeExtendedJpeg(stream: Uint8Array): CodecPicture {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const quantisations = new Map<number, Uint16Array>();
  const tables = new Map<number, HuffmanTable>();
  let frame: Frame | null = null;
  let interval = 0;
  for (let at = 2; at + 4 <= stream.length; ) {
    const marker = stream[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    const segment = stream.subarray(at + 4, end);
    if (marker === 0xdb) readQuantisations(segment, quantisations);
    else if (marker === 0xc4) readHuffmanTables(segment, tables);
    else if (marker === 0xdd) interval = view.getUint16(at + 4);
    else if (marker === 0xc0 || marker === 0xc1) frame = readFrame(view, at + 4);
    else if (marker >= 0xc2 && marker <= 0xcf)
      throw unsupported('has a 12-bit JPEG of a process that is not known here');
    else if (marker === 0xda) {
      const quantisation = frame && quantisations.get(frame.quantisation);
      const selectors = segment[2] ?? 0;
      const dc = tables.get(selectors >> 4);
      const ac = tables.get(0x10 | (selectors & 15));
      if (!frame || !quantisation || !dc || !ac) throw broken('its compressed pixels lack a table');
      return decodeScan(stream, end, frame, { quantisation, dc, ac, interval });
    }
    at = end;
  }
  throw broken('its compressed pixels are missing');
}

const broken = (detail: string) => damagedPicture('dicom', detail);

function readQuantisations(segment: Uint8Array, tables: Map<number, Uint16Array>): void {
  const wide = (at: number): number => ((segment[at] ?? 0) << 8) | (segment[at + 1] ?? 0);
  for (let at = 0; at < segment.length; ) {
    const kind = segment[at] ?? 0;
    const bytes = kind >> 4 ? 2 : 1;
    const from = at + 1;
    tables.set(
      kind & 15,
      Uint16Array.from({ length: 64 }, (_, k) =>
        bytes === 2 ? wide(from + 2 * k) : (segment[from + k] ?? 0),
      ),
    );
    at += 1 + 64 * bytes;
  }
}

function readHuffmanTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): void {
  for (let at = 0; at < segment.length; ) {
    const counts = segment.subarray(at + 1, at + 17);
    const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
    tables.set(segment[at] ?? 0, huffmanTable(counts, segment.subarray(at + 17, end)));
    at = end;
  }
}

function readFrame(view: DataView, at: number): Frame {
  if (view.getUint8(at + 5) !== 1) throw unsupported('has a 12-bit JPEG in colour, which cannot be read');
  return {
    bits: view.getUint8(at),
    height: view.getUint16(at + 1),
    width: view.getUint16(at + 3),
    quantisation: view.getUint8(at + 8),
  };
}

interface Scan {
  readonly quantisation: Uint16Array;
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
  /** Blocks between restart markers, 0 for none. */
  readonly interval: number;
}

function decodeScan(stream: Uint8Array, from: number, frame: Frame, scan: Scan): CodecPicture {
  const { width, height, bits } = frame;
  const across = Math.ceil(width / 8);
  const blocks = across * Math.ceil(height / 8);
  const samples = new Uint16Array(width * height);
  const coefficients = new Float32Array(64);
  let reader = new BitReader(stream, from);
  let mean = 0;
  for (let block = 0; block < blocks; block++) {
    if (scan.interval > 0 && block > 0 && block % scan.interval === 0) {
      const marker = reader.end;
      if (marker === undefined) throw broken('its compressed pixels are broken');
      reader = new BitReader(stream, marker + 2);
      mean = 0;
    }
    mean = readBlock(reader, scan, mean, coefficients);
    if (reader.overdrawn) throw broken('it ends before its last row');
    inverseCosine(coefficients);
    place(coefficients, samples, frame, (block % across) * 8, Math.floor(block / across) * 8);
  }
  return { width, height, components: 1, bits, signed: false, samples };
}

/** Fills in a block's dequantised coefficients (F.2.2). @returns its mean, from which the next one's differs */
function readBlock(
  reader: BitReader,
  { quantisation, dc, ac }: Scan,
  mean: number,
  coefficients: Float32Array,
): number {
  coefficients.fill(0);
  const size = reader.symbol(dc);
  if (size < 0 || size > 16) throw broken('its compressed pixels are broken');
  const value = mean + extended(reader, size);
  coefficients[0] = value * (quantisation[0] ?? 0);
  for (let k = 1; k < 64; k++) {
    const symbol = reader.symbol(ac);
    if (symbol < 0) throw broken('its compressed pixels are broken');
    const zeros = symbol >> 4;
    const length = symbol & 15;
    if (length === 0 && zeros < 15) break;
    k += zeros;
    if (length > 0) {
      if (k > 63) throw broken('its compressed pixels are broken');
      coefficients[ZIGZAG[k] ?? 0] = extended(reader, length) * (quantisation[k] ?? 0);
    }
  }
  return value;
}

/** F.2.2.1, figure F.12: the lower half of a size's values are negative. */
function extended(reader: BitReader, size: number): number {
  if (size === 0) return 0;
  const bits = reader.bits(size);
  return bits < 2 ** (size - 1) ? bits - 2 ** size + 1 : bits;
}

/** cos((2x + 1) u π / 16) · C(u) / 2, shape [x · u] (A.3.3). */
const COSINES = Float32Array.from({ length: 64 }, (_, at) => {
  const x = at >> 3;
  const u = at & 7;
  return (Math.cos(((2 * x + 1) * u * Math.PI) / 16) * (u === 0 ? Math.SQRT1_2 : 1)) / 2;
});

const HALFWAY = new Float32Array(64);

/** The inverse transform in place, rows first. */
function inverseCosine(block: Float32Array): void {
  transform(block, HALFWAY);
  transform(HALFWAY, block);
}

/** Transforms each row and lays it down as a column: twice makes it whole. */
function transform(from: Float32Array, to: Float32Array): void {
  for (let row = 0; row < 8; row++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (from[8 * row + u] ?? 0) * (COSINES[8 * x + u] ?? 0);
      to[8 * x + row] = sum;
    }
  }
}

function place(
  block: Float32Array,
  samples: Uint16Array,
  { width, height, bits }: Frame,
  left: number,
  top: number,
): void {
  const middle = 2 ** (bits - 1);
  const highest = 2 ** bits - 1;
  for (let y = 0; y < 8 && top + y < height; y++) {
    for (let x = 0; x < 8 && left + x < width; x++) {
      const value = Math.round((block[8 * y + x] ?? 0) + middle);
      samples[(top + y) * width + left + x] = Math.min(Math.max(value, 0), highest);
    }
  }
}
