/** Lays one picture over another by their keypoints, then by their relief. */

import { codeDistance } from './code-distance.ts';
import { CODE_WORDS, type Keypoints } from './descriptors.ts';
import { solveLinear } from './solve-linear.ts';

/** Takes a place (x, y) to (xx·x + xy·y + x0, yx·x + yy·y + y0), in pixels. */
export interface AffineMap {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

export interface Registration {
  readonly map: AffineMap;
  /** Pairs of keypoints that the map joins. */
  readonly inliers: number;
}

/** Bits of two codes that may differ for a pair to be tried. */
const ALIKE = 40;
/** How far from its place a keypoint may land, in pixels, for the first guess and for the final map. */
const NEAR = 8;
const CLOSE = 4;
const MOST_SCALE = 2.5;
/** How far pairs that agree may differ in how they turn the picture, as a cosine (20°), and in how they resize it. */
const COS_APART = Math.cos(Math.PI / 9);
const SIZE_APART = 1.6;

/** A keypoint of one picture and an alike one of another, by their indices. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

/**
 * Finds the affine map from picture a to picture b that joins most keypoints. Each alike pair by itself gives a
 * similarity (place, turn and size), so that every one can be tried and no luck is needed.
 *
 * @returns null where fewer than `fewest` pairs agree
 */
export function registerKeypoints(a: Keypoints, b: Keypoints, fewest: number): Registration | null {
  const pairs = alikePairs(a, b);
  if (pairs.length < fewest) return null;
  const best = bestSimilarity(a, b, pairs, NEAR);
  if (!best || best.agreeing < Math.min(fewest, 4)) return null;
  let { map } = best;
  let inliers = inliersOf(map, a, b, pairs, NEAR);
  for (const within of [NEAR, (NEAR + CLOSE) / 2, CLOSE, CLOSE]) {
    const fitted = fitAffine(a, b, inliers);
    if (!fitted) break;
    const found = inliersOf(fitted, a, b, pairs, within);
    if (found.length < 4) break;
    map = fitted;
    inliers = found;
  }
  // Two pairs at one place say no more than one.
  const places = new Set(
    inliers.map(
      ({ a: index }) => `${Math.round((a.x[index] ?? 0) / 3)} ${Math.round((a.y[index] ?? 0) / 3)}`,
    ),
  );
  return places.size >= fewest ? { map, inliers: places.size } : null;
}

/**
 * Tries the similarity (place, turn and size) that each pair by itself gives.
 *
 * @param near how far a keypoint may land from its partner, in pixels
 * @returns the one that most pairs agree with on place, turn and size; null where there are no pairs or all resize too
 *   much
 */
export function bestSimilarity(
  a: Keypoints,
  b: Keypoints,
  pairs: readonly Pair[],
  near: number,
): { readonly map: AffineMap; readonly agreeing: number } | null {
  let best: { map: AffineMap; agreeing: number } | null = null;
  for (const pair of pairs) {
    const map = similarityOf(a, b, pair);
    if (!map) continue;
    const agreeing = countAgreeing(map, pair, a, b, pairs, near);
    if (!best || agreeing > best.agreeing) best = { map, agreeing };
  }
  return best;
}

function alikePairs(a: Keypoints, b: Keypoints): Pair[] {
  const pairs: Pair[] = [];
  const bestOfB = new Uint8Array(b.count).fill(255);
  const partnerOfB = new Int32Array(b.count).fill(-1);
  for (let index = 0; index < a.count; index++) {
    let nearest = ALIKE + 1;
    let partner = -1;
    for (let other = 0; other < b.count; other++) {
      const distance = codeDistance(a.codes, index * CODE_WORDS, b.codes, other * CODE_WORDS);
      if (distance < nearest) {
        nearest = distance;
        partner = other;
      }
    }
    if (partner >= 0 && nearest < (bestOfB[partner] ?? 0)) {
      bestOfB[partner] = nearest;
      partnerOfB[partner] = index;
    }
  }
  partnerOfB.forEach((index, other) => {
    if (index >= 0) pairs.push({ a: index, b: other });
  });
  return pairs;
}

function similarityOf(a: Keypoints, b: Keypoints, pair: Pair): AffineMap | null {
  const scale = sizeOf(a, b, pair);
  if (scale > MOST_SCALE || scale < 1 / MOST_SCALE) return null;
  const turn = turnOf(a, b, pair);
  const cos = scale * Math.cos(turn);
  const sin = scale * Math.sin(turn);
  const x = a.x[pair.a] ?? 0;
  const y = a.y[pair.a] ?? 0;
  return {
    xx: cos,
    xy: -sin,
    x0: (b.x[pair.b] ?? 0) - cos * x + sin * y,
    yx: sin,
    yy: cos,
    y0: (b.y[pair.b] ?? 0) - sin * x - cos * y,
  };
}

function inliersOf(map: AffineMap, a: Keypoints, b: Keypoints, pairs: readonly Pair[], near: number): Pair[] {
  return pairs.filter((pair) => missOf(map, a, b, pair) <= near * near);
}

/** Counts the pairs that agree with one, and with its map, on place, turn and size. */
function countAgreeing(
  map: AffineMap,
  one: Pair,
  a: Keypoints,
  b: Keypoints,
  pairs: readonly Pair[],
  near: number,
): number {
  const turn = turnOf(a, b, one);
  const size = sizeOf(a, b, one);
  let count = 0;
  for (const pair of pairs) {
    if (missOf(map, a, b, pair) > near * near) continue;
    const ratio = sizeOf(a, b, pair) / size;
    if (ratio > SIZE_APART || ratio < 1 / SIZE_APART) continue;
    if (Math.cos(turnOf(a, b, pair) - turn) >= COS_APART) count++;
  }
  return count;
}

const turnOf = (a: Keypoints, b: Keypoints, pair: Pair): number =>
  (b.angle[pair.b] ?? 0) - (a.angle[pair.a] ?? 0);

const sizeOf = (a: Keypoints, b: Keypoints, pair: Pair): number =>
  (b.sigma[pair.b] ?? 1) / (a.sigma[pair.a] ?? 1);

/** Squared distance from where a keypoint lands to its partner. */
function missOf(map: AffineMap, a: Keypoints, b: Keypoints, pair: Pair): number {
  const x = a.x[pair.a] ?? 0;
  const y = a.y[pair.a] ?? 0;
  const dx = map.xx * x + map.xy * y + map.x0 - (b.x[pair.b] ?? 0);
  const dy = map.yx * x + map.yy * y + map.y0 - (b.y[pair.b] ?? 0);
  return dx * dx + dy * dy;
}

/** Least squares; null where the places lie on a line. */
function fitAffine(a: Keypoints, b: Keypoints, pairs: readonly Pair[]): AffineMap | null {
  const normal = new Float64Array(9);
  const toX = new Float64Array(3);
  const toY = new Float64Array(3);
  for (const pair of pairs) {
    const from = [a.x[pair.a] ?? 0, a.y[pair.a] ?? 0, 1];
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 3; column++) {
        normal[row * 3 + column] = (normal[row * 3 + column] ?? 0) + (from[row] ?? 0) * (from[column] ?? 0);
      }
      toX[row] = (toX[row] ?? 0) + (from[row] ?? 0) * (b.x[pair.b] ?? 0);
      toY[row] = (toY[row] ?? 0) + (from[row] ?? 0) * (b.y[pair.b] ?? 0);
    }
  }
  const forX = solveLinear(normal, toX);
  const forY = solveLinear(normal, toY);
  return forX && forY ? mapOf(forX, forY) : null;
}

function mapOf(forX: ArrayLike<number>, forY: ArrayLike<number>): AffineMap | null {
  const map = {
    xx: forX[0] ?? 0,
    xy: forX[1] ?? 0,
    x0: forX[2] ?? 0,
    yx: forY[0] ?? 0,
    yy: forY[1] ?? 0,
    y0: forY[2] ?? 0,
  };
  return isPlausible(map) ? map : null;
}

/** Copies are not mirrored here (the caller flips), nor squeezed to less than half. */
function isPlausible({ xx, xy, yx, yy }: AffineMap): boolean {
  const determinant = xx * yy - xy * yx;
  const squares = xx * xx + xy * xy + yx * yx + yy * yy;
  // Ratio of the two stretches r: squares / determinant = r + 1/r.
  return determinant > 1 / MOST_SCALE ** 2 && determinant < MOST_SCALE ** 2 && squares / determinant < 2.5;
}
