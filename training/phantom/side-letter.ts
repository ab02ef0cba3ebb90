/** The lead letter that a radiographer lays beside the limb: L or R. */

export type SideLetter = 'L' | 'R';

interface Stroke {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

const line = (fromX: number, fromY: number, toX: number, toY: number): Stroke => ({
  from: [fromX, fromY],
  to: [toX, toY],
});

/** The bowl of the R: half a circle, right of (0.3, 0.25). */
const BOWL: readonly Stroke[] = Array.from({ length: 10 }, (_, step) => {
  const at = (share: number): readonly [number, number] => {
    const angle = (share - 0.5) * Math.PI;
    return [0.3 + 0.25 * Math.cos(angle), 0.25 + 0.25 * Math.sin(angle)];
  };
  return { from: at(step / 10), to: at((step + 1) / 10) };
});

/** In units of the letter's height, from its top left. */
const STROKES: Readonly<Record<SideLetter, readonly Stroke[]>> = {
  L: [line(0, 0, 0, 1), line(0, 1, 0.55, 1)],
  R: [line(0, 1, 0, 0), line(0, 0, 0.3, 0), line(0, 0.5, 0.3, 0.5), line(0.25, 0.5, 0.57, 1), ...BOWL],
};

const HALF_STROKE = 0.075;

/**
 * How much of a point the letter covers.
 *
 * @param x across, in heights of the letter from its top left
 * @param y down, likewise
 * @param softness the width over which its edge fades, in the same units
 * @returns 0 beside it, 1 on it
 */
export function letterCover(letter: SideLetter, x: number, y: number, softness: number): number {
  let distance = Number.POSITIVE_INFINITY;
  for (const stroke of STROKES[letter]) distance = Math.min(distance, distanceTo(stroke, x, y));
  return Math.min(1, Math.max(0, (HALF_STROKE - distance) / softness + 0.5));
}

function distanceTo({ from: [fromX, fromY], to: [toX, toY] }: Stroke, x: number, y: number): number {
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY);
  const nearest = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - nearest * alongX, y - fromY - nearest * alongY);
}
