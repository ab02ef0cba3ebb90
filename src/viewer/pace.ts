/** How sharp a moving picture may be: as sharp as the machine can draw it fluently, and no sharper. */

/** Shares of the screen's pixels along each side. */
const LEAST = 0.25;

/** Milliseconds between two frames that still look like movement. */
const FLUENT = 40;
/** Below this there is room for more. */
const EASY = 22;

/**
 * @param share of the screen's pixels along each side that the last frame was drawn with
 * @param gap milliseconds from the frame before to the next
 */
export function nextShare(share: number, gap: number): number {
  if (gap > FLUENT) return Math.max(LEAST, share * Math.max(0.5, Math.sqrt(FLUENT / gap)));
  return gap < EASY ? Math.min(1, share * 1.1) : share;
}
