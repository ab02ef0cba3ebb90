/** How far a region reaches: its box, finer than the cells of the evidence map. */

import type { Box } from '../metrics/localisation.ts';

/** A map of logits and a place in it. */
export interface Summit {
  readonly width: number;
  readonly height: number;
  /** Shape [height · width], row by row. */
  readonly logits: ArrayLike<number>;
  readonly column: number;
  readonly row: number;
}

/** Points to a cell's side between which nothing is measured: a 96th of a map of 24 cells. */
const FINE = 4;

/**
 * Walks from a cell over the map, interpolated between the middles of cells, as far as the odds stay above a share of that
 * cell's.
 *
 * @param share of the odds at the cell, between 0 and 1
 * @returns the box around all that was reached, in cells
 */
export function boxAround({ width, height, logits, column, row }: Summit, share: number): Box {
  const columns = width * FINE;
  const rows = height * FINE;
  const at = (x: number, y: number): number =>
    logits[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ??
    Number.NEGATIVE_INFINITY;
  const value = (point: number): number => {
    // Middles of cells lie at whole numbers.
    const x = ((point % columns) + 0.5) / FINE - 0.5;
    const y = (Math.floor(point / columns) + 0.5) / FINE - 0.5;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - left, y - top];
    const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
  };
  const lowest = at(column, row) + Math.log(share);
  const start = (row * FINE + FINE / 2) * columns + column * FINE + FINE / 2;
  const reached = new Set([start]);
  for (const point of reached) {
    const x = point % columns;
    const neighbours = [
      ...(x > 0 ? [point - 1] : []),
      ...(x < columns - 1 ? [point + 1] : []),
      point - columns,
      point + columns,
    ];
    for (const next of neighbours) {
      if (next >= 0 && next < columns * rows && !reached.has(next) && value(next) >= lowest)
        reached.add(next);
    }
  }
  const xs = Array.from(reached, (point) => point % columns);
  const ys = Array.from(reached, (point) => Math.floor(point / columns));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    left: left / FINE,
    top: top / FINE,
    width: (Math.max(...xs) + 1 - left) / FINE,
    height: (Math.max(...ys) + 1 - top) / FINE,
  };
}

/** The box, grown about its middle to at least this width and height. */
export function atLeast({ left, top, width, height }: Box, side: number): Box {
  const [wide, high] = [Math.max(width, side), Math.max(height, side)];
  return { left: left - (wide - width) / 2, top: top - (high - height) / 2, width: wide, height: high };
}
