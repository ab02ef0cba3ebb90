/** Pictures for the metrics' tests: from short tables, and arbitrary ones. */

import fc from 'fast-check';
import type { Grouped, Scored } from '../../src/metrics/labelled.ts';

/** Pictures from parallel lists; truth 1 is fractured. */
export function scored(truth: readonly number[], scores: readonly number[]): Scored[] {
  return truth.map((value, index) => ({ fractured: value === 1, score: scores[index] ?? Number.NaN }));
}

/** The same value several times. */
export const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);

/**
 * One reader's ratings of 109 CT images, from 1 definitely normal to 5 definitely abnormal.
 *
 * @see Hanley & McNeil, Radiology 143 (1982) 29–36, table I
 */
export const ctRatings: readonly Scored[] = [
  ...ratings(false, [33, 6, 6, 11, 2]),
  ...ratings(true, [3, 2, 2, 11, 33]),
];

function ratings(fractured: boolean, counts: readonly number[]): Scored[] {
  return counts.flatMap((count, index) => times(count, { fractured, score: index + 1 }));
}

/** Few distinct scores, so that ties are common; both classes present. */
export const arbitraryScored: fc.Arbitrary<(Scored & Grouped)[]> = fc
  .tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }), fc.array(arbitraryOne()))
  .map(([hit, miss, rest]) => [
    { fractured: true, score: hit / 4, group: 'a' },
    { fractured: false, score: miss / 4, group: 'b' },
    ...rest,
  ]);

function arbitraryOne(): fc.Arbitrary<Scored & Grouped> {
  return fc.record({
    fractured: fc.boolean(),
    score: fc.integer({ min: -8, max: 8 }).map((value) => value / 4),
    group: fc.constantFrom('a', 'b', 'c', 'd'),
  });
}
