/** Whether an AVIF is whole, notes included, which some decoders do without (ISO/IEC 14496-12, section 4.2). */

import { damagedPicture } from './unreadable-radiograph.ts';

const HEADER_BYTES = 8;

/**
 * Walks the outermost boxes until both the description and the data of the picture have been met.
 *
 * @throws UnreadableRadiograph `damaged` where the file ends before
 */
export function checkAvif(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const missing = new Set(['meta', 'mdat']);
  for (let at = 0; missing.size > 0; ) {
    if (at + HEADER_BYTES > bytes.length)
      throw damagedPicture('avif', 'the file ends before the picture does');
    const end = boxEnd(view, at);
    if (end > bytes.length) throw damagedPicture('avif', 'the file ends before the picture does');
    if (end < at + HEADER_BYTES) throw damagedPicture('avif', 'its parts do not fit together');
    missing.delete(String.fromCharCode(...bytes.subarray(at + 4, at + HEADER_BYTES)));
    at = end;
  }
}

/** Length 0 means up to the end of the file, 1 that a 64-bit length follows the name. */
function boxEnd(view: DataView, at: number): number {
  const length = view.getUint32(at);
  if (length === 0) return view.byteLength;
  if (length > 1) return at + length;
  const follows = at + HEADER_BYTES + 8 <= view.byteLength;
  return follows ? at + Number(view.getBigUint64(at + HEADER_BYTES)) : Number.POSITIVE_INFINITY;
}
