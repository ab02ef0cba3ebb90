/** A PNG file's structure, as far as its picture needs it (PNG specification, third edition, sections 5 and 11). */

import { crc32 } from './crc32.ts';
import { damagedPicture, type UnreadableRadiograph } from './unreadable-radiograph.ts';

export interface PngFile {
  readonly width: number;
  readonly height: number;
  /** Bits per sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  readonly colourType: PngColourType;
  readonly interlaced: boolean;
  /** The compressed picture, in pieces. */
  readonly imageData: readonly Uint8Array[];
  /** Red, green and blue of each entry; empty where there is none. */
  readonly palette: Uint8Array;
  /** What `tRNS` holds: alpha of palette entries, or the one grey or colour that is transparent; empty where there is none. */
  readonly transparency: Uint8Array;
  /** Camera notes, where the orientation stands; empty where there are none. */
  readonly exif: Uint8Array;
}

export const PngColourType = { grey: 0, colour: 2, palette: 3, greyAlpha: 4, colourAlpha: 6 } as const;
export type PngColourType = (typeof PngColourType)[keyof typeof PngColourType];

/** Depths that each colour type may have (section 11.2.1). */
const DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [PngColourType.grey, [1, 2, 4, 8, 16]],
  [PngColourType.colour, [8, 16]],
  [PngColourType.palette, [1, 2, 4, 8]],
  [PngColourType.greyAlpha, [8, 16]],
  [PngColourType.colourAlpha, [8, 16]],
]);

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data, CRC after it. */
const CHUNK_FRAME_BYTES = 12;
const HEADER_DATA_BYTES = 13;
/** Chunks that decide what the picture looks like. A damaged comment or colour profile does no harm. */
const ESSENTIAL = new Set(['IHDR', 'PLTE', 'tRNS', 'eXIf', 'IDAT', 'IEND']);

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

export const damagedPng = (detail: string, cause?: unknown): UnreadableRadiograph =>
  damagedPicture('png', detail, cause);

/**
 * Reads the structure of a file that starts with PNG's signature, checksums included; the picture stays compressed.
 *
 * @throws UnreadableRadiograph `damaged`
 */
export function readPngFile(bytes: Uint8Array): PngFile {
  const chunks = essentialChunks(bytes);
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.data.length !== HEADER_DATA_BYTES) {
    throw damagedPng('it does not start with its header');
  }
  const fields = new DataView(header.data.buffer, header.data.byteOffset, HEADER_DATA_BYTES);
  const depth = fields.getUint8(8);
  const colourType = fields.getUint8(9);
  const interlace = fields.getUint8(12);
  if (!isColourType(colourType) || !DEPTHS.get(colourType)?.includes(depth) || interlace > 1) {
    throw damagedPng('its header describes no picture that a PNG can hold');
  }
  const dataOf = (type: string): Uint8Array =>
    chunks.find((chunk) => chunk.type === type)?.data ?? new Uint8Array();
  return {
    width: fields.getUint32(0),
    height: fields.getUint32(4),
    depth,
    colourType,
    interlaced: interlace === 1,
    imageData: chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data),
    palette: dataOf('PLTE'),
    transparency: dataOf('tRNS'),
    exif: dataOf('eXIf'),
  };
}

/** Up to IEND; whatever follows it is not the picture's. */
function essentialChunks(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at + CHUNK_FRAME_BYTES <= bytes.length; ) {
    const end = at + CHUNK_FRAME_BYTES + view.getUint32(at);
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (ESSENTIAL.has(type)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
        throw damagedPng(`the checksum of its ${type} chunk does not fit`);
      }
      chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    }
    if (type === 'IEND') return chunks;
    at = end;
  }
  throw damagedPng('the file ends before the picture does');
}

const isColourType = (value: number): value is PngColourType => DEPTHS.has(value);
