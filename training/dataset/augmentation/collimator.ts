/** Dark straight edges on a training picture, as the blades of a collimator leave. */

import type { Box } from '../../../src/metrics/localisation.ts';
import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Random } from '../../random.ts';

const LARGEST_TILT = (4 * Math.PI) / 180;
const DARKEST_TO = 24;
/** Over how many pixels an edge fades. */
const PENUMBRA = 3;

/**
 * Darkens what lies beyond one to four edges, in place.
 *
 * @param depth how far an edge may reach in, as a share of the side
 * @param kept what stays uncovered, in fractions of the frame
 */
export function collimate(
  picture: Uint8ClampedArray,
  frame: Size,
  depth: number,
  kept: readonly Box[],
  random: Random,
): void {
  const dark = random.integer(DARKEST_TO + 1);
  const edges = random.shuffle([0, 1, 2, 3]).slice(0, 1 + random.integer(4));
  for (const edge of edges) {
    const angle = (edge * Math.PI) / 2 + random.between(-LARGEST_TILT, LARGEST_TILT);
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    // From the middle of the frame, the blade covers all that lies further than `reach` against its normal.
    const half = (Math.abs(across) * frame.width + Math.abs(down) * frame.height) / 2;
    const reach = half - 2 * half * random.between(0, depth);
    if (kept.every((box) => nearestSide(box, frame, across, down) > -reach + PENUMBRA)) {
      darken(picture, frame, across, down, reach, dark);
    }
  }
}

function nearestSide({ left, top, width, height }: Box, frame: Size, across: number, down: number): number {
  const middle =
    (left + width / 2 - 0.5) * frame.width * across + (top + height / 2 - 0.5) * frame.height * down;
  return middle - (Math.abs(across) * width * frame.width + Math.abs(down) * height * frame.height) / 2;
}

function darken(
  picture: Uint8ClampedArray,
  { width, height }: Size,
  across: number,
  down: number,
  reach: number,
  dark: number,
): void {
  for (let y = 0; y < height; y++) {
    const start = (0.5 - width / 2) * across + (y + 0.5 - height / 2) * down + reach;
    for (let x = 0; x < width; x++) {
      const inside = start + x * across;
      if (inside >= PENUMBRA) continue;
      const pixel = y * width + x;
      const lit = inside <= 0 ? 0 : inside / PENUMBRA;
      picture[pixel] = dark + ((picture[pixel] ?? 0) - dark) * lit;
    }
  }
}
