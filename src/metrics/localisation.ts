/** Does the evidence lie where the fracture was drawn? */

/** A point in fractions of the picture's width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in fractions of the picture's width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One picture with at least one drawn fracture. */
export interface Located {
  /** Where the model's evidence is strongest; null where it shows none. */
  readonly peak: Point | null;
  readonly boxes: readonly Box[];
}

/**
 * Whether a point lies in a box or on its edge.
 *
 * @param tolerance by how much the box is widened on every side, in fractions of the picture
 */
export function liesIn({ x, y }: Point, { left, top, width, height }: Box, tolerance = 0): boolean {
  return (
    x >= left - tolerance &&
    x <= left + width + tolerance &&
    y >= top - tolerance &&
    y <= top + height + tolerance
  );
}

/**
 * The pointing game: the share of pictures whose peak lies in one of their boxes.
 *
 * @param pictures those without a box are passed over: there is nothing to hit
 * @param tolerance as for `liesIn`
 * @returns a value in [0, 1]; NaN where no picture has a box
 * @see Zhang et al., Top-down Neural Attention by Excitation Backprop, IJCV 126 (2018) 1084–1102
 */
export function peakHitRate(pictures: readonly Located[], tolerance = 0): number {
  const drawn = pictures.filter(({ boxes }) => boxes.length > 0);
  const hits = drawn.filter(({ peak, boxes }) => peak && boxes.some((box) => liesIn(peak, box, tolerance)));
  return hits.length / drawn.length;
}

/**
 * How large a share of the picture the boxes cover together, widened as for `liesIn`: what `peakHitRate` would be by
 * chance for that picture.
 *
 * @returns a value in [0, 1]
 */
export function coveredShare(boxes: readonly Box[], tolerance = 0): number {
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const spans = boxes.map((box) => ({
    left: clip(box.left - tolerance),
    right: clip(box.left + box.width + tolerance),
    top: clip(box.top - tolerance),
    bottom: clip(box.top + box.height + tolerance),
  }));
  const cuts = [...new Set(spans.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b);
  return cuts.reduce((area, from, index) => {
    const to = cuts[index + 1] ?? from;
    const columns = spans
      .filter(({ left, right }) => left <= from && right >= to)
      .sort((a, b) => a.top - b.top);
    let reached = 0;
    let height = 0;
    for (const { top, bottom } of columns) {
      height += Math.max(0, bottom - Math.max(top, reached));
      reached = Math.max(reached, bottom);
    }
    return area + (to - from) * height;
  }, 0);
}
