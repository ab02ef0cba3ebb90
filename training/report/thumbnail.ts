/** A small copy of a radiograph that can stand inside a page. */

import sharp from 'sharp';
import type { Point } from '../../src/metrics/localisation.ts';
import { letterbox, type Size } from '../../src/radiograph/letterbox.ts';
import { letterboxedGrey } from '../../src/radiograph/letterboxed-grey.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';

/**
 * Draws a radiograph as JPEG in a `data:` address.
 *
 * @param side longest side in pixels; small pictures are not enlarged
 * @param mark a place to be ringed, in fractions of the picture
 */
export async function thumbnail(
  radiograph: Radiograph,
  { side = 240, mark = null }: { readonly side?: number; readonly mark?: Point | null } = {},
): Promise<string> {
  const longest = Math.min(side, Math.max(radiograph.width, radiograph.height));
  const { width, height } = letterbox(radiograph, { width: longest, height: longest });
  const grey = letterboxedGrey(radiograph, { width, height }, 0);
  const bytes = Uint8Array.from(grey, (value) => Math.round(255 * value));
  if (mark) ring(bytes, { width, height }, mark);
  const jpeg = await sharp(bytes, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: 80 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** White in black, so that it shows on any grey. */
function ring(bytes: Uint8Array, { width, height }: Size, { x, y }: Point): void {
  const radius = Math.max(width, height) / 12;
  bytes.forEach((_, at) => {
    const distance = Math.hypot((at % width) + 0.5 - x * width, Math.floor(at / width) + 0.5 - y * height);
    const off = Math.abs(distance - radius);
    if (off < 2) bytes[at] = off < 1 ? 255 : 0;
  });
}
