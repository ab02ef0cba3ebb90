/** The first directory of a TIFF file: what its tags say (TIFF 6.0, section 2). */

import { damagedPicture } from '../unreadable-radiograph.ts';

/** Tags of TIFF 6.0, and of its technical note 2 (JPEG tables). */
export const Tag = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planarConfiguration: 284,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
} as const;

/** Bytes of a value of each type, in the order of their numbers from 1. */
const TYPE_BYTES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
/** BYTE, SHORT, LONG, and UNDEFINED, which is read as bytes: the only types that a picture is described in. */
const WHOLE_NUMBERS = new Set([1, 3, 4, 7]);
const ENTRY_BYTES = 12;

export interface Directory {
  readonly littleEndian: boolean;
  /** The only or first value of a tag; `otherwise` where the file lacks it or gives it in another kind. */
  value(tag: number, otherwise: number): number;
  /** All values of a tag, none where the file lacks it or gives it in another kind. */
  values(tag: number): readonly number[];
}

interface Entry {
  readonly bytes: (typeof TYPE_BYTES)[number];
  readonly count: number;
  readonly at: number;
}

/**
 * @param file that starts with TIFF's signature
 * @throws UnreadableRadiograph `damaged` where the directory or any of its values lie outside the file: it was cut off
 */
export function readDirectory(file: Uint8Array): Directory {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const littleEndian = file[0] === 0x49;
  const entries = readEntries(view, littleEndian);

  const values = (tag: number, atMost = Number.POSITIVE_INFINITY): number[] => {
    const entry = entries.get(tag);
    if (!entry) return [];
    const { bytes, count, at } = entry;
    return Array.from({ length: Math.min(count, atMost) }, (_, index) => {
      const place = at + index * bytes;
      if (bytes === 1) return view.getUint8(place);
      return bytes === 2 ? view.getUint16(place, littleEndian) : view.getUint32(place, littleEndian);
    });
  };
  return {
    littleEndian,
    value: (tag, otherwise) => values(tag, 1)[0] ?? otherwise,
    values: (tag) => values(tag),
  };
}

function readEntries(view: DataView, littleEndian: boolean): ReadonlyMap<number, Entry> {
  if (view.byteLength < 8) throw endsEarly();
  const start = view.getUint32(4, littleEndian);
  if (start + 2 > view.byteLength) throw endsEarly();
  const length = view.getUint16(start, littleEndian);
  if (start + 2 + length * ENTRY_BYTES > view.byteLength) throw endsEarly();
  const entries = new Map<number, Entry>();
  for (let index = 0; index < length; index++) {
    const entry = start + 2 + index * ENTRY_BYTES;
    const type = view.getUint16(entry + 2, littleEndian);
    const bytes = TYPE_BYTES[type - 1];
    // Later revisions may add types.
    if (!bytes) continue;
    const count = view.getUint32(entry + 4, littleEndian);
    // Values of up to four bytes stand in the entry itself.
    const at = count * bytes <= 4 ? entry + 8 : view.getUint32(entry + 8, littleEndian);
    if (at + count * bytes > view.byteLength) throw endsEarly();
    if (WHOLE_NUMBERS.has(type)) entries.set(view.getUint16(entry, littleEndian), { bytes, count, at });
  }
  return entries;
}

const endsEarly = () => damagedPicture('tiff', 'the file ends before the picture does');
