/** Drawn regions as a soft mask: which share of each cell of a map they cover. */

import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Region } from '../dataset.ts';
import { type Affine, inverse } from './movement.ts';

/** x, y, x, y … */
type Outline = readonly number[];

/** A region's outlines: as drawn, or else its box. */
export function outlinesOf({ polygons, left, top, width, height }: Region): readonly Outline[] {
  if (polygons.length > 0) return polygons;
  const [right, bottom] = [left + width, top + height];
  return [[left, top, right, top, right, bottom, left, bottom]];
}

/**
 * Where an outline comes to lie when its picture is moved.
 *
 * @param outline in fractions of the frame
 * @param movement from the new picture to the old one
 * @returns in fractions of the frame; it may reach beyond it
 */
export function movedOutline(outline: Outline, { width, height }: Size, movement: Affine): number[] {
  const back = inverse(movement);
  const moved: number[] = [];
  for (let at = 0; at + 1 < outline.length; at += 2) {
    const x = ((outline[at] ?? 0) - 0.5) * width;
    const y = ((outline[at + 1] ?? 0) - 0.5) * height;
    moved.push(
      (back.xx * x + back.xy * y + back.x) / width + 0.5,
      (back.yx * x + back.yy * y + back.y) / height + 0.5,
    );
  }
  return moved;
}

/**
 * Adds an outline's exact coverage of each cell to a mask, up to 1.
 *
 * @param outline in fractions of the map; what lies outside is cut off
 * @param mask shape [height · width]
 */
export function coverCells(outline: Outline, { width, height }: Size, mask: Float32Array): void {
  const points = clipped(
    outline.map((value, at) => value * (at % 2 === 0 ? width : height)),
    width,
    height,
  );
  // Signed area right of each edge, as changes along the row; their running sum is what the outline covers.
  const changes = new Float64Array((width + 2) * height);
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length;
    addEdge(
      changes,
      width + 2,
      points[at] ?? 0,
      points[at + 1] ?? 0,
      points[next] ?? 0,
      points[next + 1] ?? 0,
    );
  }
  for (let y = 0; y < height; y++) {
    let covered = 0;
    for (let x = 0; x < width; x++) {
      covered += changes[y * (width + 2) + x] ?? 0;
      const cell = y * width + x;
      mask[cell] = Math.min(1, (mask[cell] ?? 0) + Math.abs(covered));
    }
  }
}

/** Cut off at the four sides of the map. */
function clipped(points: readonly number[], width: number, height: number): readonly number[] {
  let rest = points;
  for (const [axis, bound, sign] of [
    [0, 0, 1],
    [0, width, -1],
    [1, 0, 1],
    [1, height, -1],
  ] as const) {
    rest = clippedAt(rest, axis, bound, sign);
  }
  return rest;
}

/** @see Sutherland & Hodgman, "Reentrant polygon clipping", Communications of the ACM 17 (1974) */
function clippedAt(points: readonly number[], axis: 0 | 1, bound: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length;
    const [x0, y0, x1, y1] = [points[at] ?? 0, points[at + 1] ?? 0, points[next] ?? 0, points[next + 1] ?? 0];
    const inside0 = sign * ((axis === 0 ? x0 : y0) - bound);
    const inside1 = sign * ((axis === 0 ? x1 : y1) - bound);
    if (inside0 >= 0) kept.push(x0, y0);
    if (inside0 >= 0 !== inside1 >= 0) {
      const share = inside0 / (inside0 - inside1);
      kept.push(axis === 0 ? bound : x0 + share * (x1 - x0), axis === 1 ? bound : y0 + share * (y1 - y0));
    }
  }
  return kept;
}

/** Splits an edge where it crosses the grid and adds each piece to its cell and the one right of it. */
function addEdge(
  changes: Float64Array,
  stride: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  if (y0 === y1) return;
  const cuts = [0, ...crossings(x0, x1), ...crossings(y0, y1), 1].sort((a, b) => a - b);
  for (let at = 1; at < cuts.length; at++) {
    const from = cuts[at - 1] ?? 0;
    const to = cuts[at] ?? 1;
    const middle = (from + to) / 2;
    const x = x0 + middle * (x1 - x0);
    const column = Math.floor(x);
    const row = Math.floor(y0 + middle * (y1 - y0));
    const rise = (to - from) * (y1 - y0);
    const cell = row * stride + column;
    changes[cell] = (changes[cell] ?? 0) + rise * (column + 1 - x);
    changes[cell + 1] = (changes[cell + 1] ?? 0) + rise * (x - column);
  }
}

/** Where, from 0 to 1, a line from one value to another passes whole numbers. */
function crossings(from: number, to: number): number[] {
  const found: number[] = [];
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  for (let whole = Math.floor(low) + 1; whole < high; whole++) found.push((whole - from) / (to - from));
  return found;
}
