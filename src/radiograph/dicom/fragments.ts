/** Takes the frames of encapsulated pixels out of their fragments (PS3.5 section A.4). */

import { damagedPicture } from '../unreadable-radiograph.ts';

const ITEM = 0xe000;
const DELIMITER = 0xe0dd;

/**
 * The code stream of one frame. Frames are told apart by the offset table where there is one, else by one fragment a
 * frame, else by where a code stream starts.
 *
 * @param at where the first item, the offset table, stands
 * @throws UnreadableRadiograph `damaged`
 */
export function frameStream(bytes: Uint8Array, at: number, frame: number, frames: number): Uint8Array {
  const [table, ...fragments] = itemsOf(bytes, at);
  if (!table || fragments.length === 0) throw damagedPicture('dicom', 'its compressed pixels are missing');
  if (frames === 1) return joined(fragments);
  const firsts = firstFragments(bytes, table, fragments, frames);
  const from = firsts[frame];
  if (from === undefined) throw damagedPicture('dicom', `frame ${frame + 1} is missing`);
  return joined(fragments.slice(from, firsts[frame + 1]));
}

function itemsOf(bytes: Uint8Array, from: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: Uint8Array[] = [];
  for (let at = from; at + 8 <= bytes.length; ) {
    const element = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== 0xfffe || element === DELIMITER || element !== ITEM) break;
    const length = view.getUint32(at + 4, true);
    items.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return items;
}

/** @returns for each frame, which fragment it starts with */
function firstFragments(
  bytes: Uint8Array,
  table: Uint8Array,
  fragments: readonly Uint8Array[],
  frames: number,
): number[] {
  if (table.length >= 4 * frames) {
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const base = (fragments[0]?.byteOffset ?? 0) - bytes.byteOffset;
    const starts = fragments.map((fragment) => fragment.byteOffset - bytes.byteOffset - base);
    const firsts = Array.from({ length: frames }, (_, index) =>
      starts.indexOf(view.getUint32(4 * index, true)),
    );
    if (!firsts.includes(-1)) return firsts;
  }
  if (fragments.length === frames) return fragments.map((_, index) => index);
  return fragments.flatMap((fragment, index) => (startsStream(fragment) ? [index] : []));
}

/** JPEG and JPEG-LS start with SOI, JPEG 2000 with SOC. */
function startsStream([first, second]: Uint8Array): boolean {
  return first === 0xff && (second === 0xd8 || second === 0x4f);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
