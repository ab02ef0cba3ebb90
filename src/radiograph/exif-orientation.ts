/** The orientation that an EXIF block gives a picture (CIPA DC-008, section 4.6.4, tag 274). */

/**
 * How the stored picture must be turned to stand upright: 1 not at all, 2 mirrored, 3 by 180°, 4 upside down, 5 transposed,
 * 6 by 90° clockwise, 7 transposed across the other diagonal, 8 by 90° counter-clockwise.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 274;
const ENTRY_BYTES = 12;

export interface FoundOrientation {
  readonly orientation: Orientation;
  /** Where its two bytes stand in the block. */
  readonly at: number;
  readonly littleEndian: boolean;
}

/**
 * @param exif a TIFF block, with or without the `Exif` name that some writers put in front
 * @returns undefined where the block names no orientation or cannot be read: a picture is not refused for its notes
 */
export function findOrientation(exif: Uint8Array): FoundOrientation | undefined {
  const start = String.fromCharCode(...exif.subarray(0, 4)) === 'Exif' ? 6 : 0;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const fits = (at: number, length: number): boolean => at + length <= exif.length;
  if (!fits(start, 8)) return undefined;
  const littleEndian = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, littleEndian);
  if (!fits(directory, 2)) return undefined;
  const entries = view.getUint16(directory, littleEndian);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (!fits(entry, ENTRY_BYTES)) return undefined;
    if (view.getUint16(entry, littleEndian) !== ORIENTATION_TAG) continue;
    const orientation = view.getUint16(entry + 8, littleEndian);
    return isOrientation(orientation) ? { orientation, at: entry + 8, littleEndian } : undefined;
  }
  return undefined;
}

export const isOrientation = (value: number): value is Orientation => value >= 1 && value <= 8;
