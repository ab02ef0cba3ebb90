/** Whether two pictures, laid over each other, are the same picture: block by block, so that a shared letter proves nothing. */

import { OUTSIDE, type Relief } from './fingerprint.ts';
import type { AffineMap } from './register.ts';
import { solveLinear } from './solve-linear.ts';

export interface Agreement {
  /** Blocks with texture in which the two could be compared. */
  readonly blocks: number;
  /** Part of those blocks that correlate clearly. */
  readonly alike: number;
  /** Median of the blocks' normalised correlations. */
  readonly median: number;
  /** Part of the content of the picture that shows less of it which lies on the other's content. */
  readonly overlap: number;
}

/** Side of a block, in pixels of the relief. */
export const BLOCK = 12;
/** Part of a block's pixels that must be content in both pictures. */
const FILLED = 0.6;
/** Standard deviation, in steps of the relief, below which a block says nothing. */
const TEXTURE = 10;
/** Normalised correlation of a block that counts as alike. */
const ALIKE = 0.5;
const REFINEMENTS = 6;

/**
 * Refines a map from a to b so that the reliefs coincide.
 *
 * @param map in pixels of the reliefs
 * @see Baker & Matthews, "Lucas-Kanade 20 years on", IJCV 56 (2004)
 */
export function refineMap(a: Relief, b: Relief, map: AffineMap): AffineMap {
  let current = map;
  const normal = new Float64Array(36);
  const right = new Float64Array(6);
  const slope = new Float64Array(6);
  for (let round = 0; round < REFINEMENTS; round++) {
    normal.fill(0);
    right.fill(0);
    let used = 0;
    for (let y = 1; y < a.height - 1; y++) {
      for (let x = 1; x < a.width - 1; x++) {
        const value = a.values[y * a.width + x] ?? OUTSIDE;
        if (value === OUTSIDE) continue;
        const u = current.xx * x + current.xy * y + current.x0;
        const v = current.yx * x + current.yy * y + current.y0;
        const there = sample(b, u, v);
        if (there === OUTSIDE) continue;
        const right1 = sample(b, u + 1, v);
        const left1 = sample(b, u - 1, v);
        const below = sample(b, u, v + 1);
        const above = sample(b, u, v - 1);
        if (right1 === OUTSIDE || left1 === OUTSIDE || below === OUTSIDE || above === OUTSIDE) continue;
        const difference = value - there;
        // Pixels that do not fit at all, such as letters on one of the two, would pull the map away.
        const weight = 1 / (1 + (difference / 40) ** 2);
        const gx = (right1 - left1) / 2;
        const gy = (below - above) / 2;
        slope[0] = gx * x;
        slope[1] = gx * y;
        slope[2] = gx;
        slope[3] = gy * x;
        slope[4] = gy * y;
        slope[5] = gy;
        for (let row = 0; row < 6; row++) {
          const weighted = weight * (slope[row] ?? 0);
          for (let column = row; column < 6; column++) {
            normal[row * 6 + column] = (normal[row * 6 + column] ?? 0) + weighted * (slope[column] ?? 0);
          }
          right[row] = (right[row] ?? 0) + weighted * difference;
        }
        used++;
      }
    }
    if (used < 200) return current;
    for (let row = 1; row < 6; row++) {
      for (let column = 0; column < row; column++) normal[row * 6 + column] = normal[column * 6 + row] ?? 0;
    }
    const step = solveLinear(normal, right);
    if (!step) return current;
    const [xx = 0, xy = 0, x0 = 0, yx = 0, yy = 0, y0 = 0] = step;
    current = {
      xx: current.xx + xx,
      xy: current.xy + xy,
      x0: current.x0 + x0,
      yx: current.yx + yx,
      yy: current.yy + yy,
      y0: current.y0 + y0,
    };
    const moved = Math.max(
      Math.abs(xx) * a.width + Math.abs(xy) * a.height + Math.abs(x0 + (xx * a.width + xy * a.height) / 2),
      Math.abs(yx) * a.width + Math.abs(yy) * a.height + Math.abs(y0 + (yx * a.width + yy * a.height) / 2),
    );
    if (moved < 0.1) break;
  }
  return current;
}

function sample({ width, height, values }: Relief, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return OUTSIDE;
  const at = top * width + left;
  const a = values[at] ?? OUTSIDE;
  const b = values[at + 1] ?? OUTSIDE;
  const c = values[at + width] ?? OUTSIDE;
  const d = values[at + width + 1] ?? OUTSIDE;
  if (a === OUTSIDE || b === OUTSIDE || c === OUTSIDE || d === OUTSIDE) return OUTSIDE;
  const right = x - left;
  const down = y - top;
  return (a * (1 - right) + b * right) * (1 - down) + (c * (1 - right) + d * right) * down;
}

/**
 * What picture b shows at each pixel of picture a's content.
 *
 * @param map from a to b, in pixels of the reliefs
 * @returns values of b's relief, `OUTSIDE` where either has no picture, shape [height · width] of a
 */
export function laidOver(a: Relief, b: Relief, map: AffineMap): Float32Array {
  const moved = new Float32Array(a.width * a.height).fill(OUTSIDE);
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      const at = y * a.width + x;
      if (a.values[at] === OUTSIDE) continue;
      moved[at] = sample(b, map.xx * x + map.xy * y + map.x0, map.yx * x + map.yy * y + map.y0);
    }
  }
  return moved;
}

/**
 * Compares picture a with picture b under a map.
 *
 * @param map from a to b, in pixels of the reliefs
 */
export function agreementOf(a: Relief, b: Relief, map: AffineMap): Agreement {
  const moved = laidOver(a, b, map);
  let content = 0;
  let shared = 0;
  a.values.forEach((value, at) => {
    if (value === OUTSIDE) return;
    content++;
    if (moved[at] !== OUTSIDE) shared++;
  });
  const correlations: number[] = [];
  for (let top = 0; top + BLOCK <= a.height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= a.width; left += BLOCK) {
      const correlation = blockCorrelation(a, moved, left, top);
      if (correlation !== null) correlations.push(correlation);
    }
  }
  correlations.sort((one, other) => one - other);
  const area = map.xx * map.yy - map.xy * map.yx;
  const contentOfB = b.values.reduce((count, value) => count + (value === OUTSIDE ? 0 : 1), 0);
  return {
    blocks: correlations.length,
    alike:
      correlations.filter((correlation) => correlation >= ALIKE).length / Math.max(1, correlations.length),
    median: correlations[correlations.length >> 1] ?? 0,
    overlap: shared / Math.max(1, Math.min(content, contentOfB / area)),
  };
}

/**
 * How well a block of picture a fits to what b shows there, or beside.
 *
 * @param moved see `laidOver`
 * @param right how far beside, in pixels
 * @returns normalised correlation; null where the block holds too little that both show
 */
export function blockCorrelation(
  a: Relief,
  moved: Float32Array,
  left: number,
  top: number,
  right = 0,
  down = 0,
): number | null {
  // Pixels whose partners lie within the picture.
  const fromX = Math.max(left, -right);
  const toX = Math.min(left + BLOCK, a.width - right);
  const fromY = Math.max(top, -down);
  const toY = Math.min(top + BLOCK, a.height - down);
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let squareA = 0;
  let squareB = 0;
  let product = 0;
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const here = a.values[y * a.width + x] ?? OUTSIDE;
      const there = moved[(y + down) * a.width + x + right] ?? OUTSIDE;
      if (here === OUTSIDE || there === OUTSIDE) continue;
      count++;
      sumA += here;
      sumB += there;
      squareA += here * here;
      squareB += there * there;
      product += here * there;
    }
  }
  if (count < FILLED * BLOCK * BLOCK) return null;
  const varianceA = squareA / count - (sumA / count) ** 2;
  const varianceB = squareB / count - (sumB / count) ** 2;
  if (Math.max(varianceA, varianceB) < TEXTURE * TEXTURE) return null;
  return (
    (product / count - (sumA / count) * (sumB / count)) /
    Math.sqrt(Math.max(1, varianceA) * Math.max(1, varianceB))
  );
}
