import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierDecomposition, brierScore } from '../../src/metrics/brier-score.ts';
import { calibrated, logLoss } from '../../src/metrics/calibration.ts';
import type { Forecast, WithLogit } from '../../src/metrics/labelled.ts';
import { fitPlatt } from '../../src/metrics/platt-scaling.ts';
import { expectedCalibrationError, reliabilityDiagram } from '../../src/metrics/reliability.ts';
import { fitTemperature } from '../../src/metrics/temperature-scaling.ts';

const forecasts = (truth: readonly number[], probabilities: readonly number[]): Forecast[] =>
  truth.map((value, i) => ({ fractured: value === 1, probability: probabilities[i] ?? Number.NaN }));

const arbitraryForecasts = fc.array(
  fc.record({ fractured: fc.boolean(), probability: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 1 },
);

/** Twelve logits with truths; the expected figures are numpy's, SciPy's and scikit-learn's. */
const logits = [-3, -2.2, -1.5, -0.8, -0.2, 0.3, 0.9, 1.4, 2.1, 2.8, 3.5, 4];
const truths = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1];
const dozen: WithLogit[] = logits.map((logit, i) => ({ logit, fractured: truths[i] === 1 }));
const dozenForecasts: Forecast[] = dozen.map(({ logit, fractured }) => ({
  fractured,
  probability: calibrated(logit, { temperature: 1, bias: 0 }),
}));

describe('the Brier score', () => {
  it('is that of the scikit-learn example', () => {
    expect(brierScore(forecasts([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]))).toBeCloseTo(0.0375, 12);
  });

  it('agrees with scikit-learn on a dozen pictures', () => {
    expect(brierScore(dozenForecasts)).toBeCloseTo(0.21723289725530268, 12);
  });

  it('is its parts together, whatever the bins', () => {
    fc.assert(
      fc.property(arbitraryForecasts, fc.integer({ min: 1, max: 20 }), (pictures, bins) => {
        const { score, reliability, resolution, uncertainty, withinBins } = brierDecomposition(
          pictures,
          bins,
        );
        expect(reliability - resolution + uncertainty + withinBins).toBeCloseTo(score, 12);
        expect(Math.min(reliability, resolution, uncertainty)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("has Murphy's three parts where each bin holds one probability", () => {
    // 0.8 said four times, right three times; 0.2 said six times, fractured once.
    const parts = brierDecomposition(
      forecasts([1, 1, 1, 0, 1, 0, 0, 0, 0, 0], [0.8, 0.8, 0.8, 0.8, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]),
      10,
    );
    expect(parts.uncertainty).toBeCloseTo(0.24, 12);
    expect(parts.reliability).toBeCloseTo(0.4 * 0.05 ** 2 + 0.6 * (0.2 - 1 / 6) ** 2, 12);
    expect(parts.resolution).toBeCloseTo(0.4 * 0.35 ** 2 + 0.6 * (1 / 6 - 0.4) ** 2, 12);
    expect(parts.withinBins).toBeCloseTo(0, 12);
  });

  it('is NaN without pictures and refuses what is no probability', () => {
    expect(brierScore([])).toBeNaN();
    expect(Object.values(brierDecomposition([]))).toEqual(new Array(5).fill(Number.NaN));
    expect(() => brierScore(forecasts([1, 0], [0.5, 1.01]))).toThrow(
      'The probability of picture 1 is 1.01, not between 0 and 1.',
    );
    expect(() => brierScore(forecasts([1], [Number.NaN]))).toThrow(RangeError);
  });
});

describe('reliability', () => {
  it('gathers probabilities in bins of equal width, 1 in the last', () => {
    const bins = reliabilityDiagram(forecasts([0, 1, 1, 1], [0, 0.5, 0.74, 1]), 4);
    expect(bins.map(({ count }) => count)).toEqual([1, 0, 2, 1]);
    expect(bins[2]).toMatchObject({ from: 0.5, to: 0.75, meanProbability: 0.62, observed: 1 });
    expect(bins[1]?.observed).toBeNaN();
  });

  it('has an expected calibration error: a worked example', () => {
    // Bins of a half: 0.2 and 0.4 with none fractured (off by 0.3), 0.6 and 0.8 with both (off by 0.3).
    expect(expectedCalibrationError(forecasts([0, 0, 1, 1], [0.2, 0.4, 0.6, 0.8]), 2)).toBeCloseTo(0.3, 12);
  });

  it('has the error that numpy computes with 15 bins', () => {
    expect(expectedCalibrationError(dozenForecasts)).toBeCloseTo(0.33864497182407205, 12);
  });

  it('has no error where the shares are as said, and the largest where sure and wrong', () => {
    expect(expectedCalibrationError(forecasts([1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25]))).toBeCloseTo(0, 12);
    expect(expectedCalibrationError(forecasts([1, 0], [0, 1]))).toBe(1);
  });

  it('counts every picture once', () => {
    fc.assert(
      fc.property(arbitraryForecasts, fc.integer({ min: 1, max: 30 }), (pictures, bins) => {
        const counts = reliabilityDiagram(pictures, bins).map(({ count }) => count);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(pictures.length);
      }),
    );
  });

  it('is NaN without pictures and refuses what is no probability or no number of bins', () => {
    expect(expectedCalibrationError([])).toBeNaN();
    expect(() => expectedCalibrationError(forecasts([1], [-0.1]))).toThrow(RangeError);
    expect(() => reliabilityDiagram([], 0)).toThrow('0 bins are not possible.');
  });
});

describe('calibration', () => {
  it('has the log loss that scikit-learn computes', () => {
    expect(logLoss(dozen, { temperature: 1, bias: 0 })).toBeCloseTo(0.6552252257859819, 12);
  });

  it('stays finite for extreme logits', () => {
    const wrong = [{ logit: -2000, fractured: true }];
    expect(logLoss(wrong, { temperature: 1, bias: 0 })).toBe(2000);
    expect(calibrated(-2000, { temperature: 1, bias: 0 })).toBe(0);
    expect(calibrated(2000, { temperature: 1, bias: 0 })).toBe(1);
  });

  it('finds the temperature that SciPy finds', () => {
    const temperature = fitTemperature(dozen);
    expect(temperature).toBeCloseTo(2.07318806, 6);
    expect(logLoss(dozen, { temperature, bias: 0 })).toBeCloseTo(0.5797200503885471, 12);
  });

  it('undoes a temperature that is known', () => {
    // At each logit, exactly as many of 4,000 fractured as sigmoid(logit) says; then all logits made 2.5 times sharper.
    const pictures = [-2, -1, 0.5, 1.5].flatMap((logit) => {
      const fractured = Math.round(4_000 / (1 + Math.exp(-logit)));
      return Array.from({ length: 4_000 }, (_, i) => ({ logit: 2.5 * logit, fractured: i < fractured }));
    });
    expect(fitTemperature(pictures)).toBeCloseTo(2.5, 2);
    const platt = fitPlatt(pictures.map(({ logit, fractured }) => ({ logit: logit - 1, fractured })));
    expect(platt?.temperature).toBeCloseTo(2.5, 2);
    expect(platt?.bias).toBeCloseTo(0.4, 2);
  });

  it('keeps the temperature within bounds where classes are parted, or the model is worse than chance', () => {
    const parted = [-2, -1, 1, 2].map((logit) => ({ logit, fractured: logit > 0 }));
    expect(fitTemperature(parted)).toBe(0.05);
    const perverse = parted.map(({ logit, fractured }) => ({ logit: -logit, fractured }));
    expect(fitTemperature(perverse)).toBe(20);
    expect(fitPlatt(perverse)).toBeNull();
  });

  it('never makes the log loss worse', () => {
    const picture = fc.record({
      logit: fc.double({ min: -30, max: 30, noNaN: true }),
      fractured: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(picture), (rest) => {
        const pictures = [{ logit: 1, fractured: true }, { logit: -1, fractured: false }, ...rest];
        const before = logLoss(pictures, { temperature: 1, bias: 0 });
        const after = logLoss(pictures, { temperature: fitTemperature(pictures), bias: 0 });
        expect(after).toBeLessThanOrEqual(before + 1e-9);
      }),
    );
  });

  it("finds Platt's scaling as SciPy does", () => {
    const platt = fitPlatt(dozen);
    expect(platt?.temperature).toBeCloseTo(2.7647472, 5);
    expect(platt?.bias).toBeCloseTo(-0.2211625, 5);
  });

  it('is undefined where a class is missing and refuses what is no finite logit', () => {
    const one = [{ logit: 1, fractured: true }];
    expect(fitTemperature(one)).toBeNaN();
    expect(fitPlatt(one)).toBeNull();
    expect(logLoss([], { temperature: 1, bias: 0 })).toBeNaN();
    for (const logit of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const pictures = [{ logit, fractured: true }];
      expect(() => fitTemperature(pictures)).toThrow(`The logit of picture 0 is ${logit}, not finite.`);
      expect(() => fitPlatt(pictures)).toThrow(RangeError);
      expect(() => logLoss(pictures, { temperature: 1, bias: 0 })).toThrow(RangeError);
    }
  });
});
