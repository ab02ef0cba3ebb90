import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc } from '../../src/metrics/area-under-roc.ts';
import { rocCurve } from '../../src/metrics/roc-curve.ts';
import { arbitraryScored, ctRatings, scored } from './pictures.ts';

describe('the area under the ROC curve', () => {
  it('is that of the published CT ratings', () => {
    expect(areaUnderRoc(ctRatings)).toBeCloseTo(0.893, 3);
  });

  it('is that of the scikit-learn example', () => {
    expect(areaUnderRoc(scored([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]))).toBe(0.75);
  });

  it('is 1 for a perfect order, 0 for the reverse, a half where all scores are equal', () => {
    expect(areaUnderRoc(scored([0, 0, 1], [1, 2, 3]))).toBe(1);
    expect(areaUnderRoc(scored([0, 0, 1], [3, 2, 1]))).toBe(0);
    expect(areaUnderRoc(scored([0, 1, 1, 0], [7, 7, 7, 7]))).toBe(0.5);
  });

  it('counts every pair of a fractured and another picture once', () => {
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const others = pictures.filter(({ fractured }) => !fractured);
        const pairs = pictures
          .filter(({ fractured }) => fractured)
          .flatMap((one) => others.map((other) => (Math.sign(one.score - other.score) + 1) / 2));
        const mean = pairs.reduce((sum, win) => sum + win, 0) / pairs.length;
        expect(areaUnderRoc(pictures)).toBeCloseTo(mean, 12);
      }),
    );
  });

  it('is the area under the drawn curve, by trapezoids', () => {
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const curve = rocCurve(pictures);
        const area = curve.reduce((sum, point, index) => {
          const before = curve[index - 1] ?? point;
          const width = before.specificity - point.specificity;
          return sum + (width * (point.sensitivity + before.sensitivity)) / 2;
        }, 0);
        expect(areaUnderRoc(pictures)).toBeCloseTo(area, 12);
      }),
    );
  });

  it('does not change when scores are mapped by a rising function', () => {
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const mapped = pictures.map((picture) => ({ ...picture, score: Math.exp(3 * picture.score) - 7 }));
        expect(areaUnderRoc(mapped)).toBe(areaUnderRoc(pictures));
      }),
    );
  });

  it('becomes 1 − area when scores or truths are turned round, and itself when both are', () => {
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const area = areaUnderRoc(pictures);
        const negated = pictures.map((picture) => ({ ...picture, score: -picture.score }));
        const swapped = pictures.map((picture) => ({ ...picture, fractured: !picture.fractured }));
        const both = negated.map((picture) => ({ ...picture, fractured: !picture.fractured }));
        expect(areaUnderRoc(negated)).toBeCloseTo(1 - area, 12);
        expect(areaUnderRoc(swapped)).toBeCloseTo(1 - area, 12);
        expect(areaUnderRoc(both)).toBeCloseTo(area, 12);
      }),
    );
  });

  it('orders infinite scores and takes 0 and −0 for a tie', () => {
    const { POSITIVE_INFINITY: up, NEGATIVE_INFINITY: down } = Number;
    expect(areaUnderRoc(scored([1, 1, 0, 0], [up, 2, down, up]))).toBe(0.625);
    expect(areaUnderRoc(scored([1, 0], [0, -0]))).toBe(0.5);
    expect(areaUnderRoc(scored([1, 0], [-0, 0]))).toBe(0.5);
  });

  it('is NaN where a class is missing', () => {
    expect(areaUnderRoc([])).toBeNaN();
    expect(areaUnderRoc(scored([1, 1], [1, 2]))).toBeNaN();
    expect(areaUnderRoc(scored([0], [1]))).toBeNaN();
  });

  it('refuses a score that is not a number, and says which', () => {
    expect(() => areaUnderRoc(scored([0, 1, 1], [0.1, Number.NaN, 1]))).toThrow(
      new RangeError('The score of picture 1 is not a number.'),
    );
  });

  it('does not compare every pair: half a million pictures take no half minute', () => {
    const pictures = Array.from({ length: 500_000 }, (_, i) => ({
      fractured: i % 3 === 0,
      score: (i * 7919) % 10007,
    }));
    const started = performance.now();
    expect(areaUnderRoc(pictures)).toBeCloseTo(0.5, 2);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
