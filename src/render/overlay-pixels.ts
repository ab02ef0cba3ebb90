/** A saliency map as colours to be laid over its picture: the stronger the influence, the brighter and the more opaque. */

import type { SaliencyMap } from '../classifier/finding.ts';
import { colourOf } from './colour-map.ts';
import type { Pixels } from './pixels.ts';

/** Influence below this is left clear: the picture must not drown in a haze. */
const CLEAR_BELOW = 0.2;

/**
 * Cuts the picture's part out of the map and colours it. A map has a few cells; between their centres a cubic runs
 * through their values.
 *
 * @param side the longest side of the result in pixels
 * @see Keys, "Cubic convolution interpolation for digital image processing", IEEE TASSP 29 (1981)
 */
export function overlayPixels(map: SaliencyMap, side: number): Pixels {
  const { left, top, width: across, height: down } = map.picture;
  const aspect = (across * map.width) / (down * map.height);
  const width = Math.max(1, Math.round(aspect >= 1 ? side : side * aspect));
  const height = Math.max(1, Math.round(aspect >= 1 ? side / aspect : side));
  const columns = cubicTaps(width, (x) => (left + ((x + 0.5) / width) * across) * map.width - 0.5, map.width);
  const rows = cubicTaps(height, (y) => (top + ((y + 0.5) / height) * down) * map.height - 0.5, map.height);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      let value = 0;
      for (const [r, weight] of row) {
        for (const [c, share] of column) value += weight * share * (map.values[r * map.width + c] ?? 0);
      }
      const [red, green, blue] = colourOf('inferno', value);
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

/** A cell and its weight. */
type Tap = readonly [cell: number, weight: number];

/** The four cells around each place of an axis; beyond the map its outermost cells repeat. */
function cubicTaps(length: number, placeOf: (index: number) => number, cells: number): readonly Tap[][] {
  return Array.from({ length }, (_, index) => {
    const place = placeOf(index);
    const first = Math.floor(place) - 1;
    return [0, 1, 2, 3].map((tap): Tap => {
      const cell = Math.min(cells - 1, Math.max(0, first + tap));
      return [cell, cubicWeight(Math.abs(place - first - tap))];
    });
  });
}

/** Keys' kernel with a = −1/2. */
function cubicWeight(distance: number): number {
  if (distance < 1) return 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1;
  return distance < 2 ? -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2 : 0;
}
