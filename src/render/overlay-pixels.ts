/** A saliency map as colours to be laid over its picture: the stronger the influence, the brighter and the more opaque. */

import type { SaliencyMap } from '../classifier/finding.ts';
import { inferno } from './colour-map.ts';
import type { Pixels } from './pixels.ts';

/** Influence below this is left clear: the picture must not drown in a haze. */
const CLEAR_BELOW = 0.15;

/**
 * Cuts the picture's part out of the map and colours it, values between cells by bilinear interpolation.
 *
 * @param side the longest side of the result in pixels
 */
export function overlayPixels(map: SaliencyMap, side: number): Pixels {
  const { left, top, width: across, height: down } = map.picture;
  const aspect = (across * map.width) / (down * map.height);
  const width = Math.max(1, Math.round(aspect >= 1 ? side : side * aspect));
  const height = Math.max(1, Math.round(aspect >= 1 ? side / aspect : side));
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const row = (top + ((y + 0.5) / height) * down) * map.height - 0.5;
    for (let x = 0; x < width; x++) {
      const column = (left + ((x + 0.5) / width) * across) * map.width - 0.5;
      const value = valueAt(map, column, row);
      const [red, green, blue] = inferno(value);
      const at = (y * width + x) * 4;
      rgba[at] = red;
      rgba[at + 1] = green;
      rgba[at + 2] = blue;
      rgba[at + 3] = opacity(value) * 255;
    }
  }
  return { width, height, rgba };
}

/** Clear, then rising smoothly: a step would draw an edge that the map does not have. */
function opacity(value: number): number {
  const part = Math.min(1, Math.max(0, (value - CLEAR_BELOW) / (1 - CLEAR_BELOW)));
  return 1 - (1 - part) ** 2;
}

function valueAt(map: SaliencyMap, column: number, row: number): number {
  const x = Math.min(map.width - 1, Math.max(0, column));
  const y = Math.min(map.height - 1, Math.max(0, row));
  const left = Math.floor(x);
  const top = Math.floor(y);
  const cell = (c: number, r: number): number =>
    map.values[Math.min(map.height - 1, r) * map.width + Math.min(map.width - 1, c)] ?? 0;
  const upper = cell(left, top) * (1 - (x - left)) + cell(left + 1, top) * (x - left);
  const lower = cell(left, top + 1) * (1 - (x - left)) + cell(left + 1, top + 1) * (x - left);
  return upper * (1 - (y - top)) + lower * (y - top);
}
