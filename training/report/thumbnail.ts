/** A small copy of a radiograph that can stand inside a page. */

import sharp from 'sharp';
import { letterbox } from '../../src/radiograph/letterbox.ts';
import { letterboxedGrey } from '../../src/radiograph/letterboxed-grey.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';

/**
 * Draws a radiograph as JPEG in a `data:` address.
 *
 * @param side longest side in pixels; small pictures are not enlarged
 */
export async function thumbnail(radiograph: Radiograph, side = 240): Promise<string> {
  const longest = Math.min(side, Math.max(radiograph.width, radiograph.height));
  const { width, height } = letterbox(radiograph, { width: longest, height: longest });
  const grey = letterboxedGrey(radiograph, { width, height }, 0);
  const bytes = Uint8Array.from(grey, (value) => Math.round(255 * value));
  const jpeg = await sharp(bytes, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: 80 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
