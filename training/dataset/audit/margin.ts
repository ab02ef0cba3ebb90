/** The flat area around a picture's content: the black that a turned picture lies on, bars beside a narrow one. */

import type { GreyPlane } from './grey-plane.ts';

/** Largest difference within a 3 × 3 neighbourhood that still counts as flat, in grey levels of 0 to 255. */
const FLAT = 7;
/** Width of the seam at the content's edge that belongs to neither side, in pixels. */
const SEAM = 2;

/**
 * Marks what is flat and connected to the picture's border, and a seam along it.
 *
 * @returns 1 for margin, 0 for content, shape [height · width]
 */
export function marginOf({ width, height, pixels }: GreyPlane): Uint8Array {
  const flat = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const value = pixels[row * width + column] ?? 0;
          if (value < low) low = value;
          if (value > high) high = value;
        }
      }
      flat[y * width + x] = high - low <= FLAT ? 1 : 0;
    }
  }

  const margin = new Uint8Array(width * height);
  const waiting: number[] = [];
  const enter = (index: number): void => {
    if (flat[index] && !margin[index]) {
      margin[index] = 1;
      waiting.push(index);
    }
  };
  for (let x = 0; x < width; x++) {
    enter(x);
    enter((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    enter(y * width);
    enter(y * width + width - 1);
  }
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const x = index % width;
    if (x > 0) enter(index - 1);
    if (x < width - 1) enter(index + 1);
    if (index >= width) enter(index - width);
    if (index < (height - 1) * width) enter(index + width);
  }
  for (let times = 0; times < SEAM; times++) widen(margin, width, height);
  return margin;
}

function widen(mask: Uint8Array, width: number, height: number): void {
  const before = mask.slice();
  for (let index = 0; index < mask.length; index++) {
    const x = index % width;
    const y = (index - x) / width;
    if (
      (x > 0 && before[index - 1]) ||
      (x < width - 1 && before[index + 1]) ||
      (y > 0 && before[index - width]) ||
      (y < height - 1 && before[index + width])
    ) {
      mask[index] = 1;
    }
  }
}
