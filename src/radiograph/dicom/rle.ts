/** DICOM's run-length coding: PackBits over byte planes, the highest byte of the first sample first (PS3.5 annex G). */

import { damagedPicture } from '../unreadable-radiograph.ts';

const HEADER_BYTES = 64;

/**
 * @param planes byte planes that there must be: samples per pixel × bytes per sample
 * @param length bytes in each: pixels of the picture
 * @returns the planes, one after the other
 * @throws UnreadableRadiograph `damaged` where a plane is missing or ends early
 */
export function decodeRle(frame: Uint8Array, planes: number, length: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < HEADER_BYTES || view.getUint32(0, true) !== planes) {
    throw damagedPicture('dicom', 'its run-length coding does not fit its header');
  }
  const result = new Uint8Array(planes * length);
  for (let plane = 0; plane < planes; plane++) {
    const from = view.getUint32(4 + 4 * plane, true);
    const to = plane + 1 < planes ? view.getUint32(8 + 4 * plane, true) : frame.length;
    unpack(frame.subarray(from, to), result.subarray(plane * length, (plane + 1) * length));
  }
  return result;
}

/** Fills the target; a last run may reach over its end by the byte that pads the plane. */
function unpack(packed: Uint8Array, target: Uint8Array): void {
  let filled = 0;
  for (let at = 0; filled < target.length; ) {
    const control = packed[at++];
    if (control === undefined) throw damagedPicture('dicom', 'it ends before its last row');
    if (control === 128) continue;
    const room = target.length - filled;
    if (control < 128) {
      const run = packed.subarray(at, at + Math.min(control + 1, room));
      target.set(run, filled);
      filled += run.length;
      at += control + 1;
    } else {
      const count = Math.min(257 - control, room);
      const value = packed[at++];
      if (value === undefined) throw damagedPicture('dicom', 'it ends before its last row');
      target.fill(value, filled, filled + count);
      filled += count;
    }
  }
}
