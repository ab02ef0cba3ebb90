/** Free-response ROC: how many of the drawn fractures are marked, against false marks a picture. */

import { type Box, liesIn, type Point } from './localisation.ts';

/** Where a model points to, and how sure it is. */
export interface Mark extends Point {
  readonly score: number;
}

/** One picture, with or without drawn fractures. */
export interface Marked {
  readonly marks: readonly Mark[];
  readonly boxes: readonly Box[];
}

export interface FrocPoint {
  /** Marks that score at or above it count. */
  readonly threshold: number;
  /** Marks outside every box, a picture. */
  readonly falseMarks: number;
  /** Share of the boxes with a mark in them. */
  readonly sensitivity: number;
}

/**
 * The FROC curve: one point for every score that occurs, thresholds falling. Several marks in one box count once and
 * are not false.
 *
 * @param tolerance by how much boxes are widened on every side, in fractions of the picture
 * @returns no points without marks; sensitivity is NaN without boxes
 * @throws RangeError where a score is NaN
 * @see Bunch et al., Journal of Applied Photographic Engineering 4 (1978) 166–171
 */
export function frocCurve(pictures: readonly Marked[], tolerance = 0): FrocPoint[] {
  const boxes = pictures.reduce((sum, picture) => sum + picture.boxes.length, 0);
  const events = pictures.flatMap((picture) =>
    picture.marks.map((mark) => ({
      score: mark.score,
      hit: picture.boxes.filter((box) => liesIn(mark, box, tolerance)),
    })),
  );
  if (events.some(({ score }) => Number.isNaN(score)))
    throw new RangeError('The score of a mark is not a number.');
  events.sort((a, b) => (a.score < b.score ? 1 : a.score > b.score ? -1 : 0));
  const found = new Set<Box>();
  let falseMarks = 0;
  const points: FrocPoint[] = [];
  events.forEach(({ score, hit }, index) => {
    if (hit.length === 0) falseMarks++;
    for (const box of hit) found.add(box);
    if (score !== events[index + 1]?.score) {
      points.push({
        threshold: score,
        falseMarks: falseMarks / pictures.length,
        sensitivity: found.size / boxes,
      });
    }
  });
  return points;
}
