/** A picture before the eyes, for tests of the light box: 400 × 200 pixels on a stage of 800 × 600 points. */

import type { Sight, Sighted } from '../../src/viewer/sight.ts';

/** Grey values spread evenly from 0 to 1000. */
export const evenQuantiles = Float32Array.from({ length: 1001 }, (_, thousandth) => thousandth);

export function sighted(changes: Partial<Sighted> = {}): Sighted {
  return {
    id: 'a',
    size: { width: 400, height: 200 },
    range: { low: 0, high: 4095 },
    step: 1,
    quantiles: evenQuantiles,
    spacing: null,
    ...changes,
  };
}

export function sightOf(changes: Partial<Sight> = {}): Sight {
  return {
    stage: { width: 800, height: 600 },
    density: 1,
    selected: sighted(),
    other: null,
    regions: [],
    sources: ['grad-cam', 'occlusion'],
    marking: false,
    others: [],
    ...changes,
  };
}
