/** A training picture compressed to JPEG and back. */

import sharp from 'sharp';
import type { Size } from '../../../src/radiograph/letterbox.ts';

/**
 * Gives a picture the traces of JPEG compression, in place.
 *
 * @param quality 1 to 100
 */
export async function throughJpeg(
  picture: Uint8ClampedArray,
  { width, height }: Size,
  quality: number,
): Promise<void> {
  const jpeg = await sharp(picture, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality })
    .toBuffer();
  picture.set(await sharp(jpeg).toColourspace('b-w').raw().toBuffer());
}
