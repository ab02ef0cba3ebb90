import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import { compareModels } from '../../src/metrics/compare-models.ts';
import { delong } from '../../src/metrics/delong.ts';
import { normalTail } from '../../src/metrics/normal-tail.ts';

/**
 * Albumin, total protein, K-G score and whether surgery helped: the 43 complete records of DeLong, DeLong &
 * Clarke-Pearson (1988), with which SAS documents its ROCCONTRAST statement.
 */
const records = `
  3.0 5.8 10 0  3.2 6.3 5 1  3.9 6.8 3 1  2.8 4.8 6 0  3.2 5.8 3 1  0.9 4.0 5 0  2.5 5.7 8 0  1.6 5.6 5 1
  3.8 5.7 5 1  3.7 6.7 6 1  3.2 5.4 4 1  3.8 6.6 6 1  4.1 6.6 5 1  3.6 5.7 5 1  4.3 7.0 4 1  3.6 6.7 4 0
  2.3 4.4 6 1  4.2 7.6 4 0  4.0 6.6 6 0  3.5 5.8 6 1  3.8 6.8 7 1  3.0 4.7 8 0  4.5 7.4 5 1  3.7 7.4 5 1
  3.1 6.6 6 1  4.1 8.2 6 1  4.3 7.0 5 1  4.3 6.5 4 1  3.2 5.1 5 1  2.6 4.7 6 1  3.3 6.8 6 0  1.7 4.0 7 0
  3.7 6.1 5 1  3.3 6.3 7 1  4.2 7.7 6 1  3.5 6.2 5 1  2.9 5.7 9 0  2.1 4.8 7 1  2.8 6.2 8 0  4.0 7.0 7 1
  3.3 5.7 6 1  3.7 6.9 5 1  3.6 6.6 5 1`
  .trim()
  .split(/\n|\s{2,}/)
  .filter((record) => record.trim() !== '')
  .map((record) => record.trim().split(' ').map(Number))
  .map(([albumin = Number.NaN, protein = Number.NaN, kg = Number.NaN, helped]) => ({
    albumin,
    protein,
    kg: 10 - kg,
    fractured: helped === 1,
  }));

const pairs = (test: 'albumin' | 'protein') =>
  records.map((record, index) => ({
    first: record[test],
    second: record.kg,
    fractured: record.fractured,
    group: `${index}`,
  }));

describe("DeLong's test", () => {
  it('has the areas and standard errors of its published example', () => {
    expect(records).toHaveLength(43);
    const albumin = delong(pairs('albumin'));
    const protein = delong(pairs('protein'));
    expect(albumin?.first.area).toBeCloseTo(0.7366, 4);
    expect(albumin?.first.standardError).toBeCloseTo(0.0927, 4);
    expect(albumin?.second.area).toBeCloseTo(0.7258, 4);
    expect(albumin?.second.standardError).toBeCloseTo(0.1028, 4);
    expect(protein?.first.area).toBeCloseTo(0.6478, 4);
    expect(protein?.first.standardError).toBeCloseTo(0.1, 4);
  });

  it('has the differences, standard errors and p-values of its published example', () => {
    const albumin = delong(pairs('albumin'));
    const protein = delong(pairs('protein'));
    expect(albumin?.difference).toBeCloseTo(0.0108, 4);
    expect(albumin?.standardError).toBeCloseTo(0.0953, 4);
    expect(albumin?.p).toBeCloseTo(0.9102, 4);
    expect(protein?.difference).toBeCloseTo(-0.078, 4);
    expect(protein?.standardError).toBeCloseTo(0.1046, 4);
    expect(protein?.p).toBeCloseTo(0.4561, 4);
  });

  it('agrees with its definition over all pairs of pictures', () => {
    const picture = fc.record({
      first: fc.integer({ min: 0, max: 6 }),
      second: fc.integer({ min: 0, max: 6 }),
      fractured: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(picture, { minLength: 12, maxLength: 30 }), (pictures) => {
        const result = delong(pictures);
        const fractured = pictures.filter((one) => one.fractured);
        const others = pictures.filter((one) => !one.fractured);
        if (fractured.length < 2 || others.length < 2) {
          expect(result).toBeNull();
          return;
        }
        const win = (a: (typeof pictures)[0], b: (typeof pictures)[0]): number =>
          (Math.sign(a.first - b.first) - Math.sign(a.second - b.second)) / 2;
        const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = (values: number[]) =>
          values.reduce((sum, value) => sum + (value - average(values)) ** 2, 0) / (values.length - 1);
        const ofFractured = fractured.map((a) => average(others.map((b) => win(a, b))));
        const ofOthers = others.map((b) => average(fractured.map((a) => win(a, b))));
        expect(result?.difference).toBeCloseTo(average(ofFractured), 10);
        expect(result?.standardError).toBeCloseTo(
          Math.sqrt(variance(ofFractured) / fractured.length + variance(ofOthers) / others.length),
          8,
        );
        expect(result?.p).toBeGreaterThanOrEqual(0);
        expect(result?.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('sees no difference between a model and itself', () => {
    const same = pairs('albumin').map((pair) => ({ ...pair, second: pair.first }));
    expect(delong(same)).toMatchObject({ difference: 0, standardError: 0, p: 1 });
  });

  it('refuses a score that is not a number', () => {
    expect(() => delong(pairs('albumin').map((pair) => ({ ...pair, second: Number.NaN })))).toThrow(
      RangeError,
    );
  });
});

describe('the paired bootstrap by group', () => {
  it("agrees with DeLong's test where every picture is a group", () => {
    const { first, second, difference } = compareModels(pairs('protein'), areaUnderRoc);
    expect(first.value - second.value).toBeCloseTo(difference.value, 12);
    expect(difference.value).toBeCloseTo(-0.078, 3);
    expect((difference.high - difference.low) / (2 * 1.96)).toBeCloseTo(0.1046, 1);
    expect(difference.low).toBeLessThan(0);
    expect(difference.high).toBeGreaterThan(0);
  });

  it('sees a small difference that holds in every group, where the two intervals overlap', () => {
    const pictures = Array.from({ length: 200 }, (_, i) => {
      const fractured = i % 2 === 0;
      const noise = ((i * 7919) % 101) / 50;
      return {
        fractured,
        group: `${i % 50}`,
        first: noise + (fractured ? 0.9 : 0),
        second: noise + (fractured ? 0.8 : 0),
      };
    });
    const { first, second, difference } = compareModels(pictures, areaUnderRoc);
    expect(first.low).toBeLessThan(second.high);
    expect(difference.low).toBeGreaterThan(0);
  });
});

describe('the normal tail', () => {
  it('has the values of the tables', () => {
    const expected = [
      0.5, 0.3085375387259869, 0.024997895148220435, 0.0013498980316300933, 0.00023262907903552502,
      9.865876450376946e-10,
    ];
    [0, 0.5, 1.96, 3, 3.5, 6].forEach((z, index) => {
      expect(normalTail(z) / (expected[index] ?? Number.NaN)).toBeCloseTo(1, 9);
    });
  });
});
