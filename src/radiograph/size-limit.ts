/** How large a picture may be, for every format and on every side. */

import type { Size } from './letterbox.ts';
import { UnreadableRadiograph } from './unreadable-radiograph.ts';

/** Pixels that a picture may have at most: several times the largest detector, and 400 MB once decoded to RGBA. */
export const MAX_PIXELS = 100_000_000;

/**
 * @throws UnreadableRadiograph `too-large` above `MAX_PIXELS`, `damaged` where a side has no pixels
 */
export function checkSize({ width, height }: Size): void {
  const pixels = width * height;
  if (!(pixels > 0)) {
    throw new UnreadableRadiograph(
      'damaged',
      'This picture says that it has no pixels; its header is damaged.',
    );
  }
  if (pixels > MAX_PIXELS) {
    throw new UnreadableRadiograph(
      'too-large',
      `This picture is ${count(width)} × ${count(height)} pixels (${megapixels(pixels)} megapixels); ` +
        `at most ${megapixels(MAX_PIXELS)} megapixels can be read.`,
    );
  }
}

const count = (value: number): string => value.toLocaleString('en-US');

/** Rounded up to a tenth, so that a picture over the limit never reads as being at it. */
const megapixels = (pixels: number): string => count(Math.ceil(pixels / 100_000) / 10);
