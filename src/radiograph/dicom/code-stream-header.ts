/** How large a compressed picture says it is, before a codec sees it: what claims too much is never decoded. */

import type { Size } from '../letterbox.ts';

export interface StreamHeader extends Size {
  readonly components: number;
  /** Per sample, of the first component. */
  readonly bits: number;
}

/** @returns null where the stream is neither JPEG (JPEG-LS included) nor JPEG 2000, or ends before its header */
export function streamHeader(stream: Uint8Array): StreamHeader | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream[0] !== 0xff) return null;
  return stream[1] === 0x4f ? jpeg2000Header(view) : jpegHeader(view);
}

/** Some writers put the whole file format around a JPEG 2000 stream, which the standard forbids (PS3.5 section A.4.4). */
export function withoutContainer(stream: Uint8Array): Uint8Array {
  if (String.fromCharCode(...stream.subarray(4, 8)) !== 'jP  ') return stream;
  for (let at = stream.indexOf(0xff); at >= 0; at = stream.indexOf(0xff, at + 1)) {
    if (stream[at + 1] === 0x4f && stream[at + 2] === 0xff && stream[at + 3] === 0x51)
      return stream.subarray(at);
  }
  return stream;
}

/** Start of frame: ITU-T T.81 section B.2.2, T.87 section C.2.2. */
function jpegHeader(view: DataView): StreamHeader | null {
  for (let at = 2; at + 10 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (isFrame(marker)) {
      return {
        bits: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker));
}

/** The SIZ segment comes first: ITU-T T.800 section A.5.1. */
function jpeg2000Header(view: DataView): StreamHeader | null {
  if (view.byteLength < 43 || view.getUint16(2) !== 0xff51) return null;
  return {
    width: view.getUint32(8) - view.getUint32(16),
    height: view.getUint32(12) - view.getUint32(20),
    components: view.getUint16(40),
    bits: (view.getUint8(42) & 0x7f) + 1,
  };
}
