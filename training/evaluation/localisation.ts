/** Does a model point at the fractures that were drawn? */

import { bootstrapByGroup, type Estimate } from '../../src/metrics/bootstrap.ts';
import { detectionPrecision } from '../../src/metrics/detection-precision.ts';
import { frocCurve } from '../../src/metrics/froc.ts';
import type { Grouped, Labelled } from '../../src/metrics/labelled.ts';
import { type Box, coveredShare, type Point, peakHitRate } from '../../src/metrics/localisation.ts';

/** A picture of a set in which fractures were drawn, with what the model's evidence says of it. */
export interface LocatedPicture extends Grouped, Labelled {
  /** Drawn fractures. */
  readonly boxes: readonly Box[];
  readonly evidence: {
    readonly peak: Point;
    readonly regions: readonly { readonly box: Box; readonly peak: Point; readonly score: number }[];
  };
}

export interface Localisation {
  /** Fractured pictures with at least one drawn fracture. */
  readonly pictures: number;
  /** Share of them whose strongest evidence lies in a drawn box or within `tolerance` of it. */
  readonly peakInBox: Estimate;
  /** What a point thrown blindly would reach. */
  readonly byChance: number;
  /** In fractions of the picture's sides. */
  readonly tolerance: number;
  /** Share of all drawn fractures with a region's peak in them, at so many false regions a picture. */
  readonly froc: readonly { readonly falseMarks: number; readonly sensitivity: number }[];
  /** Average precision of the regions' boxes at an overlap of 0.5. */
  readonly meanAveragePrecision50: number;
}

/** By how much boxes are widened: annotators draw them closely or generously. */
export const TOLERANCE = 0.03;

/** Of the LUNA16 challenge's seven, those that a reader would bear. */
const FALSE_MARKS = [0.125, 0.25, 0.5, 1, 2];

/** @param pictures with and without drawn fractures; null is returned where none has any */
export function localise(
  pictures: readonly LocatedPicture[],
  bootstrap: { readonly resamples: number; readonly seed: number },
): Localisation | null {
  const drawn = pictures.filter(({ boxes, fractured }) => fractured && boxes.length > 0);
  if (drawn.length === 0) return null;
  const pointed = drawn.map(({ group, boxes, evidence }) => ({ group, boxes, peak: evidence.peak }));
  const { peakInBox } = bootstrapByGroup(
    pointed,
    { peakInBox: (sample) => peakHitRate(sample, TOLERANCE) },
    bootstrap,
  );
  const curve = frocCurve(
    pictures.map(({ boxes, evidence }) => ({
      boxes,
      marks: evidence.regions.map(({ peak, score }) => ({ ...peak, score })),
    })),
    TOLERANCE,
  );
  const best = (falseMarks: number): number =>
    curve.filter((point) => point.falseMarks <= falseMarks).at(-1)?.sensitivity ?? 0;
  return {
    pictures: drawn.length,
    peakInBox,
    byChance: drawn.reduce((sum, { boxes }) => sum + coveredShare(boxes, TOLERANCE), 0) / drawn.length,
    tolerance: TOLERANCE,
    froc: FALSE_MARKS.map((falseMarks) => ({ falseMarks, sensitivity: best(falseMarks) })),
    meanAveragePrecision50: detectionPrecision(
      pictures.map(({ boxes, evidence }) => ({ boxes, detections: evidence.regions })),
    ),
  };
}
