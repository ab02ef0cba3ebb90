import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictiveValues } from '../../src/metrics/predictive-values.ts';
import { atPrevalence } from '../../src/metrics/prior-shift.ts';

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('a probability at another prevalence', () => {
  it('follows worked examples', () => {
    // Odds of 1 at one in two are odds of 1/4 at one in five: 0.2.
    expect(atPrevalence(0.5, 0.5, 0.2)).toBeCloseTo(0.2, 12);
    // Odds of 9 at one in two, a likelihood ratio of 9; at one in ten 9 × 1/9 = 1: 0.5.
    expect(atPrevalence(0.9, 0.5, 0.1)).toBeCloseTo(0.5, 12);
    // Odds of 1/3 at one in five, a likelihood ratio of 4/3; at one in two 4/3: 4/7.
    expect(atPrevalence(0.25, 0.2, 0.5)).toBeCloseTo(4 / 7, 12);
  });

  it('makes a prevalence into the other, knowing nothing else', () => {
    expect(atPrevalence(0.12, 0.12, 0.35)).toBeCloseTo(0.35, 12);
  });

  it('agrees with Bayes’ theorem for a test of known rates', () => {
    const rates = { sensitivity: 0.87, specificity: 0.9 };
    const [here, there] = [0.5, 0.05].map((prevalence) => predictiveValues(rates, prevalence));
    expect(atPrevalence(here?.positive ?? Number.NaN, 0.5, 0.05)).toBeCloseTo(
      there?.positive ?? Number.NaN,
      12,
    );
    expect(atPrevalence(1 - (here?.negative ?? Number.NaN), 0.5, 0.05)).toBeCloseTo(
      1 - (there?.negative ?? Number.NaN),
      12,
    );
  });

  it('leaves certainty, the same prevalence and the order as they are, and the way back undoes it', () => {
    fc.assert(
      fc.property(probability, probability, share, share, (a, b, from, to) => {
        expect(atPrevalence(0, from, to)).toBe(0);
        expect(atPrevalence(1, from, to)).toBe(1);
        expect(atPrevalence(a, from, from)).toBeCloseTo(a, 9);
        expect(atPrevalence(atPrevalence(a, from, to), to, from)).toBeCloseTo(a, 6);
        const [lower, higher] = [Math.min(a, b), Math.max(a, b)];
        expect(atPrevalence(lower, from, to)).toBeLessThanOrEqual(atPrevalence(higher, from, to) + 1e-12);
      }),
    );
  });

  it('refuses shares that leave nothing to compare, and what is no probability', () => {
    for (const wrong of [0, 1, -0.1, 1.2, Number.NaN]) {
      expect(() => atPrevalence(0.5, wrong, 0.5)).toThrow(RangeError);
      expect(() => atPrevalence(0.5, 0.5, wrong)).toThrow(RangeError);
    }
    expect(() => atPrevalence(1.1, 0.5, 0.5)).toThrow(RangeError);
  });
});
