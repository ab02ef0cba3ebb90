/** Bootstrap by group: intervals that know that pictures of one source are not independent. */

import { byGroup } from './by-group.ts';
import type { Grouped } from './labelled.ts';
import { seededRandom } from './random.ts';

/** A figure with its percentile interval. */
export interface Estimate {
  /** Of the pictures themselves; NaN where not defined for them. */
  readonly value: number;
  /** NaN where there are fewer than two groups, or fewer than half of the resamples had the figure. */
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  /** How often groups are drawn anew; 2000 by default. */
  readonly resamples?: number;
  /** 1 by default. */
  readonly seed?: number;
  /** Share of the resamples that the interval covers; 0.95 by default. */
  readonly level?: number;
}

/**
 * Estimates statistics with percentile intervals: whole groups are drawn with replacement, as many as there are, and
 * every statistic is computed on the same resamples. A resample for which a statistic is NaN (one class fell out) is
 * left out for that statistic.
 *
 * @param pictures where a statistic sorts, pictures in that order make it quicker: a resample keeps their order
 * @param statistics any functions of pictures
 * @throws RangeError where resamples or level make no sense
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13
 * @see Field & Welsh, Journal of the Royal Statistical Society B 69 (2007) 369–390, for drawing whole groups
 */
export function bootstrapByGroup<T extends Grouped, Name extends string>(
  pictures: readonly T[],
  statistics: Readonly<Record<Name, (pictures: readonly T[]) => number>>,
  { resamples = 2000, seed = 1, level = 0.95 }: BootstrapOptions = {},
): Record<Name, Estimate> {
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(`${resamples} resamples are not possible; at least 1 is needed.`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`The level is ${level}, not between 0 and 1.`);
  const draw = groupDrawer(pictures, seededRandom(seed));
  const names = Object.keys(statistics) as Name[];
  const drawn = new Map<Name, number[]>(names.map((name) => [name, []]));
  const hasSeveralGroups = byGroup(pictures).size > 1;
  for (let round = 0; round < resamples && hasSeveralGroups; round++) {
    const resample = draw();
    for (const name of names) {
      const value = statistics[name](resample);
      if (!Number.isNaN(value)) drawn.get(name)?.push(value);
    }
  }
  const estimate = (name: Name): Estimate => {
    const values = Float64Array.from(drawn.get(name) ?? []).sort();
    const enough = values.length >= Math.max(1, resamples / 2);
    return {
      value: statistics[name](pictures),
      low: enough ? quantile(values, (1 - level) / 2) : Number.NaN,
      high: enough ? quantile(values, (1 + level) / 2) : Number.NaN,
    };
  };
  return Object.fromEntries(names.map((name) => [name, estimate(name)])) as Record<Name, Estimate>;
}

/** Draws whole groups with replacement, as many as there are; their pictures keep the order they have. */
function groupDrawer<T extends Grouped>(pictures: readonly T[], random: () => number): () => T[] {
  const numbers = new Map([...byGroup(pictures).keys()].map((group, number) => [group, number]));
  const groupOf = Int32Array.from(pictures, ({ group }) => numbers.get(group) ?? 0);
  const times = new Int32Array(numbers.size);
  return () => {
    times.fill(0);
    for (let drawn = 0; drawn < times.length; drawn++) {
      const group = Math.floor(random() * times.length);
      times[group] = (times[group] ?? 0) + 1;
    }
    const resample: T[] = [];
    pictures.forEach((picture, index) => {
      for (let left = times[groupOf[index] ?? 0] ?? 0; left > 0; left--) resample.push(picture);
    });
    return resample;
  };
}

/**
 * Quantile with linear interpolation.
 *
 * @param sorted ascending, not empty
 * @param share in [0, 1]
 * @see Hyndman & Fan, The American Statistician 50 (1996) 361–365, type 7
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  // Equal neighbours first: infinite ones have no difference.
  return below === above ? below : below + (above - below) * (position - Math.floor(position));
}
