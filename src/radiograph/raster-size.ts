/** How large a picture says it is, read from its header before anything is decoded. */

import { imageSize } from 'image-size';
import type { Size } from './letterbox.ts';
import type { PlatformFormat } from './raster-decoder.ts';
import { damagedPicture } from './unreadable-radiograph.ts';

/**
 * @returns the size as stored, before any turning upright
 * @throws UnreadableRadiograph `damaged` where the header cannot be read
 */
export function rasterSize(bytes: Uint8Array, format: PlatformFormat): Size {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch (cause) {
    throw damagedPicture(format, 'its header cannot be read', cause);
  }
}
