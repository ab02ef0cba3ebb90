/** Boxes against boxes: average precision of detections, as object detectors are measured. */

import type { Box } from './localisation.ts';

export interface Detection {
  readonly box: Box;
  readonly score: number;
}

/** One picture, with or without drawn fractures. */
export interface Detected {
  readonly detections: readonly Detection[];
  readonly boxes: readonly Box[];
}

/** Shared area over joined area, in [0, 1]; 0 where both are empty. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/**
 * Average precision of detections over all pictures: the area under the precision envelope at every recall. The surest
 * detection takes the box it overlaps most; a box is taken once, and further detections of it are false.
 *
 * @param overlap intersection over union from which a detection counts; 0.5 gives what is called mAP50 for one class
 * @returns a value in [0, 1]; NaN without drawn boxes
 * @throws RangeError where a score is NaN
 * @see Everingham et al., The PASCAL Visual Object Classes Challenge, IJCV 88 (2010) 303–338, and its 2012 development
 * kit for the area at every recall
 */
export function detectionPrecision(pictures: readonly Detected[], overlap = 0.5): number {
  const boxes = pictures.reduce((sum, picture) => sum + picture.boxes.length, 0);
  const all = pictures.flatMap((picture) =>
    picture.detections.map((detection) => ({ picture, ...detection })),
  );
  if (all.some(({ score }) => Number.isNaN(score)))
    throw new RangeError('The score of a detection is not a number.');
  all.sort((a, b) => (a.score < b.score ? 1 : a.score > b.score ? -1 : 0));
  const taken = new Set<Box>();
  let hits = 0;
  const curve = all.map(({ picture, box }, index) => {
    const [best] = picture.boxes
      .map((drawn) => ({ drawn, shared: intersectionOverUnion(box, drawn) }))
      .sort((a, b) => b.shared - a.shared);
    if (best && best.shared >= overlap && !taken.has(best.drawn)) {
      taken.add(best.drawn);
      hits++;
    }
    return { precision: hits / (index + 1), recall: hits / boxes };
  });
  let envelope = 0;
  let area = 0;
  let recallAbove = curve.at(-1)?.recall ?? 0;
  for (const { precision, recall } of curve.reverse()) {
    area += envelope * (recallAbove - recall);
    envelope = Math.max(envelope, precision);
    recallAbove = recall;
  }
  return boxes > 0 ? area + envelope * recallAbove : Number.NaN;
}
