/** Marks drawn with a pen: letters, arrows, rings. */

export interface Stroke {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export const line = (fromX: number, fromY: number, toX: number, toY: number): Stroke => ({
  from: [fromX, fromY],
  to: [toX, toY],
});

const HALF_STROKE = 0.075;

/**
 * How much of a point a mark covers.
 *
 * @param strokes in units of the mark's height, from its top left
 * @param x across, in the same units
 * @param y down, likewise
 * @param softness the width over which its edge fades, in the same units
 * @returns 0 beside it, 1 on it
 */
export function strokeCover(strokes: readonly Stroke[], x: number, y: number, softness: number): number {
  let distance = Number.POSITIVE_INFINITY;
  for (const stroke of strokes) distance = Math.min(distance, distanceTo(stroke, x, y));
  return Math.min(1, Math.max(0, (HALF_STROKE - distance) / softness + 0.5));
}

function distanceTo({ from: [fromX, fromY], to: [toX, toY] }: Stroke, x: number, y: number): number {
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY);
  const nearest = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - nearest * alongX, y - fromY - nearest * alongY);
}
