/** Chooses how an evidence map is parted into regions: what marks most drawn fractures at a bearable price. */

import { findEvidence } from '../../src/classifier/evidence.ts';
import type { EvidenceMap } from '../../src/classifier/finding.ts';
import type { RegionRules } from '../../src/classifier/model-card.ts';
import type { Calibration } from '../../src/metrics/calibration.ts';
import { detectionPrecision } from '../../src/metrics/detection-precision.ts';
import { frocCurve } from '../../src/metrics/froc.ts';
import type { Box } from '../../src/metrics/localisation.ts';
import { TOLERANCE } from './localisation.ts';

/** A picture of a set in which fractures were drawn. */
export interface DrawnPicture {
  readonly map: EvidenceMap;
  /** Drawn fractures; none where it is not fractured. */
  readonly boxes: readonly Box[];
}

/** A reader would bear one false region in two pictures. */
const FALSE_REGIONS = 0.5;

/** How many thresholds are tried. */
const THRESHOLDS = 25;

const EDGES = [null, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02] as const;
const SMALLEST_SIDES = [0, 0.04, 0.06, 0.08, 0.1];

/** Chosen by several overlaps: at a half, as mAP50 asks, small fractures leave too few hits to choose by. */
const OVERLAPS = [0.3, 0.4, 0.5];

/**
 * Chooses threshold, edge and smallest side of the regions.
 *
 * The threshold is the one at which most drawn fractures have a region's peak in them with at most half a false region a
 * picture; of equals the highest. Then edge and smallest side are those of the highest average precision of the boxes.
 *
 * @param pictures with and without fractures, that the model was not fitted to
 * @returns null where no fracture is drawn
 */
export function chooseRegionRules(
  pictures: readonly DrawnPicture[],
  calibration: Calibration,
): RegionRules | null {
  if (pictures.every(({ boxes }) => boxes.length === 0)) return null;
  const regionsBy = (rules: RegionRules) =>
    pictures.map(({ map, boxes }) => ({ boxes, regions: findEvidence(map, rules, calibration).regions }));
  const found = (threshold: number): number => {
    const marked = regionsBy({ threshold, edge: null, smallestSide: 0 }).map(({ boxes, regions }) => ({
      boxes,
      marks: regions.map(({ peak, score }) => ({ ...peak, score })),
    }));
    const all = frocCurve(marked, TOLERANCE).at(-1);
    return all && all.falseMarks <= FALSE_REGIONS ? all.sensitivity : 0;
  };
  const threshold = best(thresholdsOf(pictures), found);
  if (threshold === null) return null;
  const precision = (rules: RegionRules): number => {
    const detected = regionsBy(rules).map(({ boxes, regions }) => ({ boxes, detections: regions }));
    return OVERLAPS.reduce((sum, overlap) => sum + detectionPrecision(detected, overlap), 0);
  };
  const shapes = EDGES.flatMap((edge) =>
    SMALLEST_SIDES.map((smallestSide) => ({ threshold, edge, smallestSide })),
  );
  return best(shapes, precision);
}

/** Falling, spread over the pictures' strongest cells. */
function thresholdsOf(pictures: readonly DrawnPicture[]): number[] {
  const strongest = pictures.map(({ map }) => map.logits.reduce((most, logit) => Math.max(most, logit)));
  strongest.sort((a, b) => b - a);
  return Array.from(
    { length: THRESHOLDS },
    (_, index) => strongest[Math.floor((index * strongest.length) / THRESHOLDS)] ?? 0,
  );
}

/** The first of the highest score. */
function best<T>(choices: readonly T[], score: (choice: T) => number): T | null {
  let chosen: T | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const choice of choices) {
    const reached = score(choice);
    if (reached > highest) [chosen, highest] = [choice, reached];
  }
  return chosen;
}
