/** Distances on a picture: in millimetres where the picture knows its spacing, else in pixels. */

import type { Size } from '../radiograph/letterbox.ts';
import type { PixelSpacing } from '../radiograph/radiograph.ts';
import type { Point } from '../render/affine.ts';

export interface Ruler {
  /** In fractions of the picture's width and height. */
  readonly from: Point;
  readonly to: Point;
}

export interface Distance {
  readonly value: number;
  readonly unit: 'mm' | 'px';
}

export function lengthOf(
  { from, to }: Ruler,
  { width, height }: Size,
  spacing: PixelSpacing | null,
): Distance {
  const across = (to.x - from.x) * width * (spacing?.across ?? 1);
  const down = (to.y - from.y) * height * (spacing?.down ?? 1);
  return { value: Math.hypot(across, down), unit: spacing ? 'mm' : 'px' };
}
