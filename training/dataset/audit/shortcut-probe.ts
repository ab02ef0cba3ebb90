/** Looks for places that betray the class by themselves: a letter, an arrow, a watermark in the same corner. */

import { areaUnderRoc } from '../../../src/metrics/area-under-roc.ts';
import { oneVoteAGroup } from '../../../src/metrics/group-votes.ts';
import type { Grouped, Labelled } from '../../../src/metrics/labelled.ts';
import { seededRandom } from '../../random.ts';
import { byKey } from '../by-key.ts';
import type { Shortcut } from './audit-result.ts';
import { solveLinear } from './solve-linear.ts';

/** A labelled picture shrunk to `PROBE_SIDE` × `PROBE_SIDE`, whatever its proportions: so corners meet corners. */
export interface ProbedPicture extends Labelled, Grouped {
  /** 0 black, 255 white, shape [PROBE_SIDE · PROBE_SIDE]. */
  readonly grey: Uint8Array;
}

export const PROBE_SIDE = 64;
const PATCH = 8;
const PATCHES = PROBE_SIDE / PATCH;
/** What the classifier sees of a patch: 4 × 4 means, the patch's deviation, its darkest and brightest pixel, and 1. */
const CELLS = 4;
const FEATURES = CELLS * CELLS + 4;
const FOLDS = 5;
/** Strength of the penalty on weights, as a share of the sources. */
const RIDGE = 0.02;
/** Sources of each class below which nothing can be said. */
const FEWEST_SOURCES = 20;

/**
 * For each patch of an 8 × 8 grid, how well a linear classifier that sees nothing else tells the class of sources that
 * it was not fitted on. All near 0.5: no place gives the class away. Each source counts once.
 *
 * @returns null where either class has fewer than 20 sources
 */
export function probeShortcuts(pictures: readonly ProbedPicture[], seed: number): Shortcut | null {
  const groups = byKey(pictures, ({ group }) => group);
  const fracturedSources = [...groups.values()].filter((members) =>
    members.some(({ fractured }) => fractured),
  );
  const intactSources = [...groups.values()].filter((members) => members.some(({ fractured }) => !fractured));
  if (Math.min(fracturedSources.length, intactSources.length) < FEWEST_SOURCES) return null;

  const shuffled = seededRandom(seed)
    .fork('shortcut folds')
    .shuffle([...groups.keys()].sort());
  const foldOf = new Map(shuffled.map((group, index) => [group, index % FOLDS]));
  const known = pictures.map((picture) => ({
    ...picture,
    fold: foldOf.get(picture.group) ?? 0,
    weight: 1 / (groups.get(picture.group)?.length ?? 1),
  }));
  const areas = Array.from({ length: PATCHES * PATCHES }, (_, patch) => {
    const left = (patch % PATCHES) * PATCH;
    const top = Math.floor(patch / PATCHES) * PATCH;
    return patchArea(known.map((picture) => ({ ...picture, seen: featuresOf(picture.grey, left, top) })));
  });
  return {
    columns: PATCHES,
    rows: PATCHES,
    areaUnderRoc: areas.map((area) => (Number.isFinite(area) ? Number(area.toFixed(4)) : null)),
    sources: groups.size,
  };
}

interface SeenPatch extends Labelled, Grouped {
  readonly fold: number;
  readonly weight: number;
  readonly seen: Float64Array;
}

/** Ridge regression on ±1, each fold scored by the weights of the others. */
function patchArea(patches: readonly SeenPatch[]): number {
  const sums = Array.from({ length: FOLDS }, () => ({
    normal: new Float64Array(FEATURES * FEATURES),
    right: new Float64Array(FEATURES),
  }));
  for (const { fold, weight, seen, fractured } of patches) {
    const sum = sums[fold];
    if (!sum) continue;
    for (let row = 0; row < FEATURES; row++) {
      const weighted = weight * (seen[row] ?? 0);
      sum.right[row] = (sum.right[row] ?? 0) + (fractured ? weighted : -weighted);
      for (let column = 0; column < FEATURES; column++) {
        const at = row * FEATURES + column;
        sum.normal[at] = (sum.normal[at] ?? 0) + weighted * (seen[column] ?? 0);
      }
    }
  }
  const sources = new Set(patches.map(({ group }) => group)).size;
  const weights = sums.map((_, left) => {
    const normal = new Float64Array(FEATURES * FEATURES);
    const right = new Float64Array(FEATURES);
    sums.forEach((sum, fold) => {
      if (fold === left) return;
      sum.normal.forEach((value, at) => {
        normal[at] = (normal[at] ?? 0) + value;
      });
      sum.right.forEach((value, at) => {
        right[at] = (right[at] ?? 0) + value;
      });
    });
    for (let row = 0; row < FEATURES; row++) {
      normal[row * FEATURES + row] = (normal[row * FEATURES + row] ?? 0) + RIDGE * sources;
    }
    return solveLinear(normal, right);
  });
  const scored = patches.map(({ group, fractured, fold, seen }) => ({
    group,
    fractured,
    score: weights[fold]?.reduce((sum, weight, index) => sum + weight * (seen[index] ?? 0), 0) ?? 0,
  }));
  return areaUnderRoc(oneVoteAGroup(scored));
}

function featuresOf(grey: Uint8Array, left: number, top: number): Float64Array {
  const features = new Float64Array(FEATURES);
  const cell = PATCH / CELLS;
  let sum = 0;
  let squares = 0;
  let darkest = 255;
  let brightest = 0;
  for (let y = 0; y < PATCH; y++) {
    for (let x = 0; x < PATCH; x++) {
      const value = grey[(top + y) * PROBE_SIDE + left + x] ?? 0;
      const at = Math.floor(y / cell) * CELLS + Math.floor(x / cell);
      features[at] = (features[at] ?? 0) + value / (255 * cell * cell);
      sum += value;
      squares += value * value;
      darkest = Math.min(darkest, value);
      brightest = Math.max(brightest, value);
    }
  }
  const pixels = PATCH * PATCH;
  features[CELLS * CELLS] = Math.sqrt(Math.max(0, squares / pixels - (sum / pixels) ** 2)) / 64;
  features[CELLS * CELLS + 1] = darkest / 255;
  features[CELLS * CELLS + 2] = brightest / 255;
  features[CELLS * CELLS + 3] = 1;
  return features;
}
