/** A grey plane as a picture that can stand inside a page. */

import sharp from 'sharp';
import type { Size } from '../../src/radiograph/letterbox.ts';

/**
 * Draws a plane as JPEG in a `data:` address.
 *
 * @param grey shape [height · width], values in [0, 1], 1 for white; others are clamped
 */
export async function greyAddress(grey: ArrayLike<number>, { width, height }: Size): Promise<string> {
  const bytes = Uint8ClampedArray.from(grey, (value) => 255 * value);
  const jpeg = await sharp(bytes, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: 80 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
