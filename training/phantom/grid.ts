/** Where a picture's pixels lie over the limb: how far apart, turned, moved and perhaps mirrored. */

import type { Point } from './tube.ts';

export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Millimetres from one pixel to the next. */
  readonly spacing: number;
  /** The point of the limb's plane in the picture's middle. */
  readonly centre: Point;
  /** Radians by which the limb is turned clockwise in the picture. */
  readonly turn: number;
  /** Limbs are modelled as left ones: mirrored, they are right ones. */
  readonly mirrored: boolean;
}

/** The same picture with other pixels: `factor` times coarser, rounded to whole ones. */
export function coarser(grid: Grid, factor: number): Grid {
  const width = Math.max(1, Math.round(grid.width / factor));
  const height = Math.max(1, Math.round(grid.height / factor));
  return { ...grid, width, height, spacing: (grid.spacing * grid.height) / height };
}

/** A place in pixels, pixel centres at halves, to the limb's plane in millimetres. */
export function toLimb(grid: Grid, column: number, row: number): Point {
  const right = (column - grid.width / 2) * grid.spacing;
  const down = (row - grid.height / 2) * grid.spacing;
  const cos = Math.cos(grid.turn);
  const sin = Math.sin(grid.turn);
  const x = cos * right + sin * down;
  return { x: grid.centre.x + (grid.mirrored ? -x : x), y: grid.centre.y - sin * right + cos * down };
}

/** The inverse of `toLimb`. */
export function toPixel(grid: Grid, { x, y }: Point): { readonly column: number; readonly row: number } {
  const cos = Math.cos(grid.turn);
  const sin = Math.sin(grid.turn);
  const aside = grid.mirrored ? grid.centre.x - x : x - grid.centre.x;
  const down = y - grid.centre.y;
  return {
    column: (cos * aside - sin * down) / grid.spacing + grid.width / 2,
    row: (sin * aside + cos * down) / grid.spacing + grid.height / 2,
  };
}
