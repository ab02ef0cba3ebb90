/** Whether a scan shows bone black on white, as a negative of the usual. */

import { areaAverage } from './area-average.ts';
import type { Radiograph } from './radiograph.ts';
import { unitGrey } from './unit-grey.ts';

/** Pixels a side of the small copy that is looked at. */
const SIDE = 64;
/** Width of the edge and side of a corner, in pixels of the small copy. */
const EDGE = 3;
const CORNER = 6;

/**
 * Above it a picture counts as inverted. Of 1,599 radiographs of three collections, all with bright bone, fewer than 1 in 100
 * of each lie above it, and 9 in 10 of their negatives do (docs/files.md).
 */
const THRESHOLD = 0.69;

/**
 * Bone lies in the middle and air around it, so where air is white the edge, the corners and half of all pixels are
 * bright. A radiograph with bright bone and little air, such as of a chest, may be mistaken: it is a question to a person.
 */
export function looksInverted(radiograph: Radiograph): boolean {
  return brightnessOfAir(radiograph) > THRESHOLD;
}

/** @returns mean of the edge's, the corners' and the median grey, 0 black to 1 white */
export function brightnessOfAir(radiograph: Radiograph): number {
  const size = { width: SIDE, height: SIDE };
  const small = unitGrey({
    pixels: areaAverage(radiograph.pixels, radiograph, size),
    range: radiograph.range,
  });
  const toEdge = (at: number): number => Math.min(at, SIDE - 1 - at);
  const edge = meanWhere(small, (x, y) => Math.min(toEdge(x), toEdge(y)) < EDGE);
  const corners = meanWhere(small, (x, y) => Math.max(toEdge(x), toEdge(y)) < CORNER);
  const median = small.toSorted()[small.length / 2] ?? 0;
  return (edge + corners + median) / 3;
}

function meanWhere(small: Float32Array, inside: (x: number, y: number) => boolean): number {
  let sum = 0;
  let count = 0;
  for (const [at, value] of small.entries()) {
    if (!inside(at % SIDE, Math.floor(at / SIDE))) continue;
    sum += value;
    count++;
  }
  return sum / count;
}
