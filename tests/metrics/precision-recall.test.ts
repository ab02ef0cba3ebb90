import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision, precisionRecallCurve } from '../../src/metrics/precision-recall.ts';
import { arbitraryScored, ctRatings, scored } from './pictures.ts';

describe('precision and recall', () => {
  it('give the average precision of the scikit-learn example', () => {
    expect(averagePrecision(scored([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]))).toBeCloseTo(5 / 6, 12);
  });

  it('give the average precision that scikit-learn 1.9 has for the CT ratings', () => {
    expect(averagePrecision(ctRatings)).toBeCloseTo(0.8576399336817078, 12);
  });

  it('end at full recall, where precision is the share of the fractured', () => {
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const last = precisionRecallCurve(pictures).at(-1);
        const share = pictures.filter(({ fractured }) => fractured).length / pictures.length;
        expect(last?.recall).toBe(1);
        expect(last?.precision).toBeCloseTo(share, 12);
        expect(averagePrecision(pictures)).toBeGreaterThan(0);
        expect(averagePrecision(pictures)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are undefined where nothing is fractured', () => {
    expect(averagePrecision(scored([0, 0], [1, 2]))).toBeNaN();
    expect(averagePrecision([])).toBeNaN();
    expect(precisionRecallCurve([])).toEqual([]);
  });

  it('refuse a score that is not a number', () => {
    expect(() => averagePrecision(scored([0, 1], [Number.NaN, 1]))).toThrow(RangeError);
  });
});
