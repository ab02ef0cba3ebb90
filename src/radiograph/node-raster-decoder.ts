/** The raster decoder of Node: libvips through sharp. */

import sharp from 'sharp';
import type { PlatformFormat, RasterDecoder, RasterImage } from './raster-decoder.ts';
import { MAX_PIXELS } from './size-limit.ts';
import { damagedPicture, UnreadableRadiograph } from './unreadable-radiograph.ts';

/**
 * Reads JPEG, WebP, GIF and AVIF. All come in 8 bits, AVIF's 10 and 12 too, as they do in a browser: a model shall see
 * the same picture on both sides.
 */
export const nodeRasterDecoder: RasterDecoder = { decode };

async function decode(bytes: Uint8Array, format: PlatformFormat): Promise<RasterImage> {
  if (format === 'bmp') {
    throw new UnreadableRadiograph(
      'unsupported-format',
      'BMP pictures are read in the browser only; save this one as PNG and try again.',
    );
  }
  const picture = sharp(bytes, {
    failOn: 'error',
    ignoreIcc: true,
    autoOrient: true,
    limitInputPixels: MAX_PIXELS,
  });
  try {
    const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, channels, bits: 8, samples: data };
  } catch (cause) {
    throw damagedPicture(format, 'it ends early or its data are broken', cause);
  }
}
