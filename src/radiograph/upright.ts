/** Turns a grey plane as an EXIF orientation asks. */

import type { Orientation } from './exif-orientation.ts';
import type { Size } from './letterbox.ts';

export interface GreyPlane extends Size {
  /** Shape [height · width]. */
  readonly pixels: Uint8Array | Uint16Array;
}

/** @returns the plane standing upright; the very same one where nothing is to be turned */
export function upright(plane: GreyPlane, orientation: Orientation): GreyPlane {
  if (orientation === 1) return plane;
  const { width, height, pixels } = plane;
  const turned = orientation >= 5 ? { width: height, height: width } : { width, height };
  const { from, stepX, stepY } = walkOf(plane, orientation);
  const result =
    pixels instanceof Uint8Array ? new Uint8Array(pixels.length) : new Uint16Array(pixels.length);
  for (let y = 0, at = 0; y < turned.height; y++) {
    let source = from + y * stepY;
    for (let x = 0; x < turned.width; x++, at++, source += stepX) result[at] = pixels[source] ?? 0;
  }
  return { ...turned, pixels: result };
}

/** Where the upright picture's first pixel lies in the stored one, and how far a step right and a step down lead. */
function walkOf(
  { width, height }: Size,
  orientation: Orientation,
): { readonly from: number; readonly stepX: number; readonly stepY: number } {
  const right = width - 1;
  const bottom = (height - 1) * width;
  switch (orientation) {
    case 1:
      return { from: 0, stepX: 1, stepY: width };
    case 2:
      return { from: right, stepX: -1, stepY: width };
    case 3:
      return { from: bottom + right, stepX: -1, stepY: -width };
    case 4:
      return { from: bottom, stepX: 1, stepY: -width };
    case 5:
      return { from: 0, stepX: width, stepY: 1 };
    case 6:
      return { from: bottom, stepX: -width, stepY: 1 };
    case 7:
      return { from: bottom + right, stepX: -width, stepY: -1 };
    case 8:
      return { from: right, stepX: width, stepY: -1 };
  }
}
