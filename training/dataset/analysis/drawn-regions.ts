/** How many fractures were drawn, and how large they are. */

import type { Picture } from '../dataset.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface DrawnFigures {
  /** Files with at least one drawn region. */
  readonly pictures: number;
  readonly boxes: number;
  /** Files by how many regions they have. */
  readonly picturesByBoxes: Readonly<Record<string, number>>;
  /** Area of a box as a share of its picture's. */
  readonly areaShare: Spread | null;
  /** Square root of that share: how large a box is against the picture's sides. */
  readonly sideShare: Spread | null;
  /** Boxes by the share of area that they cover, up to each bound and above the one before. */
  readonly boxesByArea: readonly { readonly upTo: number; readonly boxes: number }[];
}

const AREA_BOUNDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 1];

/** @returns null where no picture has drawn regions */
export function measureDrawnRegions(pictures: readonly Picture[]): DrawnFigures | null {
  const drawn = pictures.filter((picture) => (picture.regions?.length ?? 0) > 0);
  if (drawn.length === 0) return null;
  const areas = drawn.flatMap(({ regions }) => (regions ?? []).map(({ width, height }) => width * height));
  const picturesByBoxes: Record<string, number> = {};
  for (const { regions } of drawn) {
    const boxes = String(regions?.length ?? 0);
    picturesByBoxes[boxes] = (picturesByBoxes[boxes] ?? 0) + 1;
  }
  return {
    pictures: drawn.length,
    boxes: areas.length,
    picturesByBoxes,
    areaShare: spreadOf(areas),
    sideShare: spreadOf(areas.map(Math.sqrt)),
    boxesByArea: AREA_BOUNDS.map((upTo, index) => ({
      upTo,
      boxes: areas.filter((area) => area <= upTo && area > (AREA_BOUNDS[index - 1] ?? -1)).length,
    })),
  };
}
