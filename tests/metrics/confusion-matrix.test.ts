import { describe, expect, it } from 'vitest';
import {
  accuracy,
  confusionMatrix,
  f1Score,
  precision,
  sensitivity,
  specificity,
} from '../../src/metrics/confusion-matrix.ts';
import { predictiveValues } from '../../src/metrics/predictive-values.ts';
import { scored, times } from './pictures.ts';

/** Liver scans against what was found later: Altman & Bland, BMJ 308 (1994) 1552. */
const liverScans = confusionMatrix(
  [
    ...times(231, { fractured: true, score: 1 }),
    ...times(27, { fractured: true, score: 0 }),
    ...times(32, { fractured: false, score: 1 }),
    ...times(54, { fractured: false, score: 0 }),
  ],
  0.5,
);

describe('the confusion matrix', () => {
  it('has the counts and rates of the published liver scans', () => {
    expect(liverScans).toEqual({ truePositive: 231, falsePositive: 32, trueNegative: 54, falseNegative: 27 });
    expect(sensitivity(liverScans)).toBeCloseTo(0.9, 2);
    expect(specificity(liverScans)).toBeCloseTo(0.63, 2);
    expect(precision(liverScans)).toBeCloseTo(0.88, 2);
    expect(accuracy(liverScans)).toBe(285 / 344);
    expect(f1Score(liverScans)).toBeCloseTo(2 / (258 / 231 + 263 / 231), 12);
  });

  it('calls scores at the threshold fractured', () => {
    expect(confusionMatrix(scored([1, 0], [0.5, 0.5]), 0.5)).toMatchObject({
      truePositive: 1,
      falsePositive: 1,
    });
  });

  it('has NaN for rates of nothing', () => {
    const empty = confusionMatrix([], 0.5);
    for (const rate of [accuracy, sensitivity, specificity, precision, f1Score])
      expect(rate(empty)).toBeNaN();
    expect(sensitivity(confusionMatrix(scored([0], [1]), 0.5))).toBeNaN();
  });

  it('refuses a score or threshold that is not a number', () => {
    expect(() => confusionMatrix(scored([1], [Number.NaN]), 0.5)).toThrow(RangeError);
    expect(() => confusionMatrix(scored([1], [0.5]), Number.NaN)).toThrow(RangeError);
  });
});

describe('predictive values', () => {
  const rates = { sensitivity: sensitivity(liverScans), specificity: specificity(liverScans) };

  it('are those of the table at the prevalence of the table', () => {
    const values = predictiveValues(rates, 258 / 344);
    expect(values.positive).toBeCloseTo(231 / 263, 12);
    expect(values.negative).toBeCloseTo(54 / 81, 12);
  });

  it('are the published ones where a quarter are abnormal: BMJ 309 (1994) 102', () => {
    const values = predictiveValues(rates, 0.25);
    expect(values.positive).toBeCloseTo(0.45, 2);
    expect(values.negative).toBeCloseTo(0.95, 2);
  });

  it('are as good as certain where nobody or everybody is fractured', () => {
    expect(predictiveValues(rates, 0)).toEqual({ positive: 0, negative: 1 });
    expect(predictiveValues(rates, 1)).toEqual({ positive: 1, negative: 0 });
  });

  it('are NaN where a call is never made, and refuse a prevalence that is none', () => {
    expect(predictiveValues({ sensitivity: 0, specificity: 1 }, 0.3).positive).toBeNaN();
    expect(() => predictiveValues(rates, 1.2)).toThrow('The prevalence is 1.2, not between 0 and 1.');
    expect(() => predictiveValues(rates, Number.NaN)).toThrow(RangeError);
  });
});
