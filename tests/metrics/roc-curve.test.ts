import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrix, sensitivity, specificity } from '../../src/metrics/confusion-matrix.ts';
import { pointAtSensitivity, pointAtSpecificity, youdenPoint } from '../../src/metrics/operating-points.ts';
import { type OperatingPoint, rocCorners, rocCurve } from '../../src/metrics/roc-curve.ts';
import { arbitraryScored, ctRatings, scored } from './pictures.ts';

describe('the ROC curve', () => {
  it('has the points of the published CT ratings', () => {
    const points = rocCurve(ctRatings);
    expect(points.map(({ threshold }) => threshold)).toEqual([Number.POSITIVE_INFINITY, 5, 4, 3, 2, 1]);
    expect(points.map((point) => Math.round(point.sensitivity * 51))).toEqual([0, 33, 44, 46, 48, 51]);
    expect(points.map((point) => Math.round((1 - point.specificity) * 58))).toEqual([0, 2, 13, 19, 25, 58]);
  });

  it('runs from calling nothing to calling everything, and never back', () => {
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const curve = rocCurve(pictures);
        expect(curve[0]).toMatchObject({ sensitivity: 0, specificity: 1 });
        expect(curve.at(-1)).toMatchObject({ sensitivity: 1, specificity: 0 });
        curve.slice(1).forEach((point, index) => {
          expect(point.threshold).toBeLessThan(curve[index]?.threshold ?? Number.NaN);
          expect(point.sensitivity).toBeGreaterThanOrEqual(curve[index]?.sensitivity ?? Number.NaN);
          expect(point.specificity).toBeLessThanOrEqual(curve[index]?.specificity ?? Number.NaN);
        });
      }),
    );
  });

  it('looks the same without the points on straight lines', () => {
    const area = (curve: readonly OperatingPoint[]): number =>
      curve.reduce((sum, point, index) => {
        const before = curve[index - 1] ?? point;
        return (
          sum + ((before.specificity - point.specificity) * (point.sensitivity + before.sensitivity)) / 2
        );
      }, 0);
    expect(rocCorners(rocCurve(scored([1, 1, 1, 0, 0, 0], [6, 5, 4, 3, 2, 1])))).toHaveLength(3);
    fc.assert(
      fc.property(arbitraryScored, (pictures) => {
        const curve = rocCurve(pictures);
        expect(area(rocCorners(curve))).toBeCloseTo(area(curve), 10);
      }),
    );
  });

  it('has NaN for the rate of a missing class', () => {
    const [first] = rocCurve(scored([0, 0], [1, 2]));
    expect(first?.sensitivity).toBeNaN();
    expect(first?.specificity).toBe(1);
  });
});

describe('operating points', () => {
  const curve = rocCurve(scored([0, 0, 1, 0, 1, 1], [0.1, 0.2, 0.3, 0.4, 0.8, 0.9]));

  it('are where sensitivity + specificity is greatest, the more sensitive of two', () => {
    // At 0.8: 2/3 + 1; at 0.3: 1 + 2/3.
    expect(youdenPoint(curve)).toMatchObject({ sensitivity: 1, specificity: 2 / 3 });
  });

  it('are the most specific of those sensitive enough, and the most sensitive of those specific enough', () => {
    expect(pointAtSensitivity(curve, 0.5)).toMatchObject({ sensitivity: 2 / 3, specificity: 1 });
    expect(pointAtSensitivity(curve, 0.95)).toMatchObject({ sensitivity: 1, specificity: 2 / 3 });
    expect(pointAtSpecificity(curve, 0.9)).toMatchObject({ sensitivity: 2 / 3, specificity: 1 });
    expect(pointAtSpecificity(curve, 0.5)).toMatchObject({ sensitivity: 1, specificity: 2 / 3 });
  });

  it('lie halfway between two scores', () => {
    expect(pointAtSensitivity(curve, 0.95)?.threshold).toBeCloseTo(0.25, 12);
    expect(pointAtSpecificity(curve, 0.9)?.threshold).toBeCloseTo(0.6, 12);
  });

  it('make the calls that they promise', () => {
    fc.assert(
      fc.property(arbitraryScored, fc.double({ min: 0, max: 1, noNaN: true }), (pictures, wanted) => {
        const points = rocCurve(pictures);
        for (const point of [
          youdenPoint(points),
          pointAtSensitivity(points, wanted),
          pointAtSpecificity(points, wanted),
        ]) {
          const matrix = confusionMatrix(pictures, point?.threshold ?? Number.NaN);
          expect(sensitivity(matrix)).toBe(point?.sensitivity);
          expect(specificity(matrix)).toBe(point?.specificity);
        }
        expect(pointAtSensitivity(points, wanted)?.sensitivity).toBeGreaterThanOrEqual(wanted);
        expect(pointAtSpecificity(points, wanted)?.specificity).toBeGreaterThanOrEqual(wanted);
      }),
    );
  });

  it('do not exist where a class is missing', () => {
    const half = rocCurve(scored([1, 1], [1, 2]));
    expect([youdenPoint(half), pointAtSensitivity(half, 0.9), pointAtSpecificity(half, 0)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
