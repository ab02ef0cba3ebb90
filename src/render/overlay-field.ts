/** A saliency map made ready to be laid over its picture: the picture's part of it, smooth, in bytes. */

import type { SaliencyMap } from '../classifier/finding.ts';

/** Influence over a whole picture, row-major from the top left. */
export interface OverlayField {
  readonly width: number;
  readonly height: number;
  /** 0 none to 255 the strongest, shape [height · width]. */
  readonly values: Uint8Array<ArrayBuffer>;
}

/** Longest side of a field: a map has a few cells, and between a field's pixels a straight line does. */
const SIDE = 256;

/**
 * Cuts the picture's part out of the map. A map has a few cells; between their centres a cubic runs through their values.
 *
 * @see Keys, "Cubic convolution interpolation for digital image processing", IEEE TASSP 29 (1981)
 */
export function overlayField(map: SaliencyMap): OverlayField {
  const { left, top, width: across, height: down } = map.picture;
  const aspect = (across * map.width) / (down * map.height);
  const width = Math.max(1, Math.round(aspect >= 1 ? SIDE : SIDE * aspect));
  const height = Math.max(1, Math.round(aspect >= 1 ? SIDE / aspect : SIDE));
  const columns = cubicTaps(width, (x) => (left + ((x + 0.5) / width) * across) * map.width - 0.5, map.width);
  const rows = cubicTaps(height, (y) => (top + ((y + 0.5) / height) * down) * map.height - 0.5, map.height);
  const values = new Uint8Array(width * height);
  let at = 0;
  for (const row of rows) {
    for (const column of columns) {
      let value = 0;
      for (const [r, weight] of row) {
        for (const [c, share] of column) value += weight * share * (map.values[r * map.width + c] ?? 0);
      }
      values[at++] = Math.round(Math.min(1, Math.max(0, value)) * 255);
    }
  }
  return { width, height, values };
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
