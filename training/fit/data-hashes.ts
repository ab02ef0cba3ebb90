/** What a run was fitted on, in hashes: one for each side of each data set, so that a repetition can be held against it. */

import { createHash } from 'node:crypto';
import type { Sides } from '../dataset/choose-sides.ts';

export interface SideHash {
  readonly dataset: string;
  readonly side: keyof Sides;
  readonly pictures: number;
  /** SHA-256 over the sorted content hashes of the pictures, a line each. */
  readonly hash: string;
}

export function dataHashes(sides: Sides): SideHash[] {
  return (['train', 'validation', 'calibration', 'test'] as const).flatMap((side) => {
    const bySet = new Map<string, string[]>();
    for (const { dataset, content } of sides[side]) {
      bySet.set(dataset, [...(bySet.get(dataset) ?? []), content]);
    }
    return [...bySet].map(([dataset, contents]) => ({
      dataset,
      side,
      pictures: contents.length,
      hash: createHash('sha256').update(contents.sort().join('\n')).digest('hex'),
    }));
  });
}
