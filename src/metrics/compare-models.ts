/** Two models on the same pictures: is the difference more than the choice of pictures? */

import { type BootstrapOptions, bootstrapByGroup, type Estimate } from './bootstrap.ts';
import type { Grouped, Labelled, Scored } from './labelled.ts';

/** What two models said of one picture. */
export interface ScoredTwice extends Labelled {
  readonly first: number;
  readonly second: number;
}

export interface Comparison {
  readonly first: Estimate;
  readonly second: Estimate;
  /** First minus second, on the same resamples: its interval is narrower than the two others suggest. */
  readonly difference: Estimate;
}

/**
 * Compares two models by any statistic with the paired bootstrap by group.
 *
 * @param statistic such as `areaUnderRoc`
 * @throws RangeError where resamples or level make no sense, or as the statistic does
 */
export function compareModels(
  pictures: readonly (ScoredTwice & Grouped)[],
  statistic: (pictures: readonly (Scored & Grouped)[]) => number,
  options?: BootstrapOptions,
): Comparison {
  const pairs: Pair[] = pictures.map((picture) => ({
    group: picture.group,
    first: { ...picture, score: picture.first },
    second: { ...picture, score: picture.second },
  }));
  const of = (model: 'first' | 'second') => (sample: readonly Pair[]) =>
    statistic(sample.map((pair) => pair[model]));
  const [first, second] = [of('first'), of('second')];
  return bootstrapByGroup(
    pairs,
    { first, second, difference: (sample) => first(sample) - second(sample) },
    options,
  );
}

/** One picture as each model's statistic sees it. */
interface Pair extends Grouped {
  readonly first: Scored & Grouped;
  readonly second: Scored & Grouped;
}
