/** Whether a GIF is whole, to its last byte: decoders are content with a first frame (GIF89a, sections 12 to 27). */

import { damagedPicture } from './unreadable-radiograph.ts';

const HEADER_BYTES = 13;
const IMAGE_DESCRIPTOR_BYTES = 10;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/**
 * Walks a GIF's blocks from the first to the trailer; bytes after it are nobody's business.
 *
 * @param bytes a file that starts with GIF's signature
 * @throws UnreadableRadiograph `damaged`
 */
export function checkGif(bytes: Uint8Array): void {
  let at = HEADER_BYTES + colourTableBytes(bytes[10]);
  let images = 0;
  for (;;) {
    switch (bytes[at]) {
      case TRAILER:
        if (images === 0) throw damagedPicture('gif', 'it holds no picture');
        return;
      case EXTENSION:
        at = afterSubBlocks(bytes, at + 2);
        break;
      case IMAGE: {
        const data = at + IMAGE_DESCRIPTOR_BYTES + colourTableBytes(bytes[at + 9]);
        at = afterSubBlocks(bytes, data + 1);
        images++;
        break;
      }
      case undefined:
        throw damagedPicture('gif', 'the file ends before the picture does');
      default:
        throw damagedPicture('gif', 'it has data that belong to no part of the picture');
    }
  }
}

/** @param flags of a screen or image descriptor */
function colourTableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Blocks of at most 255 bytes, each after its length, up to an empty one. */
function afterSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let length = bytes[at]; length !== 0; length = bytes[at]) {
    if (length === undefined) throw damagedPicture('gif', 'the file ends before the picture does');
    at += 1 + length;
  }
  return at + 1;
}
