import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import { bootstrapByGroup, quantile } from '../../src/metrics/bootstrap.ts';
import { oneVoteAGroup } from '../../src/metrics/group-votes.ts';
import type { Grouped, Scored } from '../../src/metrics/labelled.ts';
import { seededRandom } from '../../src/metrics/random.ts';
import { arbitraryScored, ctRatings, times } from './pictures.ts';

const each = (pictures: readonly Scored[]): (Scored & Grouped)[] =>
  pictures.map((picture, index) => ({ ...picture, group: `${index}` }));

const meanScore = (pictures: readonly Scored[]): number =>
  pictures.reduce((sum, { score }) => sum + score, 0) / pictures.length;

describe('the bootstrap by group', () => {
  it('covers the published standard error of the CT ratings: 0.032', () => {
    const { area } = bootstrapByGroup(each(ctRatings), { area: areaUnderRoc });
    expect(area.value).toBeCloseTo(0.893, 3);
    expect((area.high - area.low) / (2 * 1.96)).toBeCloseTo(0.032, 2);
  });

  it('has the width that theory gives for a mean', () => {
    const pictures = each(Array.from({ length: 400 }, (_, i) => ({ fractured: true, score: i % 2 })));
    const { mean } = bootstrapByGroup(pictures, { mean: meanScore }, { resamples: 4000 });
    expect(mean.low).toBeCloseTo(0.5 - 1.96 * 0.025, 1.5);
    expect(mean.high).toBeCloseTo(0.5 + 1.96 * 0.025, 1.5);
  });

  it('is not fooled by copies: every picture eight times in its group has the interval of once', () => {
    const once = each(ctRatings.filter((_, index) => index % 3 === 0));
    const copies = once.flatMap((picture) => times(8, picture));
    const single = bootstrapByGroup(once, { area: areaUnderRoc }).area;
    const grouped = bootstrapByGroup(copies, { area: areaUnderRoc }).area;
    const fooled = bootstrapByGroup(each(copies), { area: areaUnderRoc }).area;
    expect(grouped.low).toBeCloseTo(single.low, 12);
    expect(grouped.high).toBeCloseTo(single.high, 12);
    expect(fooled.high - fooled.low).toBeLessThan((single.high - single.low) / 2);
  });

  it('gives the same for the same seed, and another for another', () => {
    const run = (seed: number) => bootstrapByGroup(each(ctRatings), { area: areaUnderRoc }, { seed }).area;
    expect(run(7)).toEqual(run(7));
    expect(run(7).low).not.toBe(run(8).low);
  });

  it('computes all statistics on the same resamples', () => {
    const { mean, twice } = bootstrapByGroup(each(ctRatings), {
      mean: meanScore,
      twice: (pictures) => 2 * meanScore(pictures),
    });
    expect(twice).toEqual({ value: 2 * mean.value, low: 2 * mean.low, high: 2 * mean.high });
  });

  it('leaves out resamples in which a class is missing', () => {
    const pictures = each([
      { fractured: true, score: 0.9 },
      { fractured: true, score: 0.4 },
      { fractured: false, score: 0.5 },
      { fractured: false, score: 0.1 },
    ]);
    const { area } = bootstrapByGroup(pictures, { area: areaUnderRoc });
    expect(area.value).toBe(0.75);
    expect(area.low).toBe(0);
    expect(area.high).toBe(1);
  });

  it('claims no interval where there is one group, or most resamples lack the figure', () => {
    const [a, b] = [
      { fractured: true, score: 1, group: 'a' },
      { fractured: false, score: 0, group: 'a' },
    ];
    const none = { low: Number.NaN, high: Number.NaN };
    expect(bootstrapByGroup([a, b], { area: areaUnderRoc }).area).toEqual({ value: 1, ...none });
    expect(bootstrapByGroup([a], { area: areaUnderRoc }).area).toEqual({ value: Number.NaN, ...none });
    expect(bootstrapByGroup<Scored & Grouped, 'area'>([], { area: areaUnderRoc }).area.value).toBeNaN();
    const rare = each([{ fractured: true, score: 1 }, ...times(3, { fractured: false, score: 0 })]);
    const mostlyUndefined = (pictures: readonly Scored[]): number =>
      pictures.filter(({ fractured }) => fractured).length > 1 ? 1 : Number.NaN;
    expect(bootstrapByGroup(rare, { mostlyUndefined }, { seed: 3 }).mostlyUndefined.low).toBeNaN();
  });

  it('keeps low below high, and within what the statistic can be', () => {
    fc.assert(
      fc.property(arbitraryScored, fc.nat(), (pictures, seed) => {
        const { area } = bootstrapByGroup(pictures, { area: areaUnderRoc }, { resamples: 50, seed });
        if (Number.isNaN(area.low)) return;
        expect(area.low).toBeLessThanOrEqual(area.high);
        expect(area.low).toBeGreaterThanOrEqual(0);
        expect(area.high).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses numbers that make no sense', () => {
    const pictures = each(ctRatings);
    expect(() => bootstrapByGroup(pictures, { area: areaUnderRoc }, { resamples: 0 })).toThrow(RangeError);
    expect(() => bootstrapByGroup(pictures, { area: areaUnderRoc }, { level: 95 })).toThrow(
      'The level is 95, not between 0 and 1.',
    );
  });
});

describe('quantiles', () => {
  it('are interpolated as by numpy', () => {
    expect(quantile([1, 2, 3, 4], 0.4)).toBeCloseTo(2.2, 12);
    expect([0, 0.5, 1].map((share) => quantile([1, 5, 9], share))).toEqual([1, 5, 9]);
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('one vote a group', () => {
  it('is the mean score and the truth of most', () => {
    const picture = (group: string, score: number, fractured: boolean) => ({ group, score, fractured });
    expect(
      oneVoteAGroup([
        picture('a', 0.2, false),
        picture('b', 0.9, true),
        picture('a', 0.4, false),
        picture('b', 0.5, false),
        picture('c', 0.1, true),
      ]),
    ).toEqual([
      picture('a', expect.closeTo(0.3, 12) as number, false),
      picture('b', 0.7, true),
      picture('c', 0.1, true),
    ]);
  });

  it('changes nothing where every picture is a group of its own', () => {
    expect(oneVoteAGroup(each(ctRatings))).toEqual(each(ctRatings));
  });
});

describe('the seeded random generator', () => {
  it('repeats itself for a seed and spreads evenly over [0, 1)', () => {
    const random = seededRandom(42);
    const again = seededRandom(42);
    const numbers = Array.from({ length: 10_000 }, random);
    expect(Array.from({ length: 10_000 }, again)).toEqual(numbers);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const tenths = numbers.reduce<number[]>((counts, number) => {
      const tenth = Math.floor(10 * number);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
      return counts;
    }, []);
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
