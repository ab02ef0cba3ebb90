/** Tells a DICOM file by its first bytes, with the preamble of PS3.10 or without it. */

const PREAMBLE = 128;
/** Groups that a data set without a preamble starts with: file meta information, then identification. */
const FIRST_GROUPS = new Set([0x0002, 0x0008]);
/** Elements at the start of a data set say little each; a longer first value is something else. */
const LONGEST_FIRST_VALUE = 1024;

const VALUE_REPRESENTATIONS = new Set(
  'AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV'.split(
    ' ',
  ),
);

/** How the elements of a data set are written (PS3.5 section 7.1). */
export interface ElementCoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** @param bytes the start of a file; 144 bytes are enough */
export function isDicom(bytes: Uint8Array): boolean {
  return hasPreamble(bytes) || (codingAt(bytes, 0) !== null && bytes.length > 16);
}

export function hasPreamble(bytes: Uint8Array): boolean {
  return letters(bytes, PREAMBLE, 4) === 'DICM';
}

/** @returns how the element at a place is written; null where none that starts a data set can be there */
export function codingAt(bytes: Uint8Array, at: number): ElementCoding | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 8 > bytes.length) return null;
  for (const littleEndian of [true, false]) {
    if (!FIRST_GROUPS.has(view.getUint16(at, littleEndian))) continue;
    if (VALUE_REPRESENTATIONS.has(letters(bytes, at + 4, 2))) return { explicit: true, littleEndian };
    const length = view.getUint32(at + 4, littleEndian);
    if (
      littleEndian &&
      length > 0 &&
      length % 2 === 0 &&
      length <= LONGEST_FIRST_VALUE &&
      plausibleTag(view, at)
    ) {
      return { explicit: false, littleEndian };
    }
  }
  return null;
}

/** Implicit elements have no letters to tell them by, so the element number must be one that comes first in a file. */
function plausibleTag(view: DataView, at: number): boolean {
  return view.getUint16(at + 2, true) <= 0x0020;
}

function letters(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
