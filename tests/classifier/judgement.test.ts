import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge, USUAL_VIEWPOINT } from '../../src/classifier/judgement.ts';
import { POINT_NAMES } from '../../src/classifier/zone.ts';

const point = (threshold: number) => ({ threshold, sensitivity: null, specificity: null });

const operatingPoints = { highSensitivity: point(0.2), balanced: point(0.5), highSpecificity: point(0.8) };

const cardWith = (prevalence: number | null, temperature = 2) => ({
  calibration: { temperature, bias: 0, prevalence },
  operatingPoints,
});

test('from the usual viewpoint the number is the finding’s own, at the prevalence of the calibration', () => {
  expect(judge({ probability: 0.6 }, cardWith(0.2), USUAL_VIEWPOINT)).toEqual({
    point: 'balanced',
    label: 'fractured',
    zone: 'uncertain',
    probability: 0.6,
    meaning: { kind: 'at-prevalence', prevalence: 0.2 },
    threshold: 0.5,
    uncertain: { from: 0.2, to: 0.8 },
  });
});

test('where fractures are rarer the number falls by their odds, and so do the limits', () => {
  const { probability, threshold, meaning } = judge({ probability: 0.6 }, cardWith(0.5), {
    point: 'balanced',
    prevalence: 0.1,
  });
  // Odds of 1.5 and 1, each times (1 / 9) / (1 / 1).
  expect(probability).toBeCloseTo(1.5 / 9 / (1 + 1.5 / 9), 12);
  expect(threshold).toBeCloseTo(1 / 10, 12);
  expect(meaning).toEqual({ kind: 'at-prevalence', prevalence: 0.1 });
});

test('a prevalence never changes what a picture is called, and the number stays on its side of the limits', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(share, share, share, fc.constantFrom(...POINT_NAMES), (probability, of, prevalence, at) => {
      const usual = judge({ probability }, cardWith(of), { point: at, prevalence: null });
      const there = judge({ probability }, cardWith(of), { point: at, prevalence });
      expect([there.label, there.zone]).toEqual([usual.label, usual.zone]);
      const above = (number: number, limit: number): boolean => number >= limit - 1e-12;
      expect(above(there.probability, there.threshold)).toBe(there.label === 'fractured');
    }),
  );
});

test('another operating point changes label and zone, never the number', () => {
  const at = (name: (typeof POINT_NAMES)[number]) =>
    judge({ probability: 0.6 }, cardWith(0.2), { point: name, prevalence: null });
  expect(POINT_NAMES.map((name) => [at(name).label, at(name).zone, at(name).probability])).toEqual([
    ['fractured', 'fracture suspected', 0.6],
    ['fractured', 'uncertain', 0.6],
    ['not fractured', 'uncertain', 0.6],
  ]);
});

test('a model without a calibration says so, and a prevalence means nothing to it', () => {
  const wanted = { point: 'balanced', prevalence: 0.01 } as const;
  const uncalibrated = judge({ probability: 0.6 }, cardWith(null, 1), wanted);
  expect(uncalibrated).toMatchObject({ probability: 0.6, meaning: { kind: 'uncalibrated' } });
  const unnoted = judge({ probability: 0.6 }, cardWith(null), wanted);
  expect(unnoted).toMatchObject({ probability: 0.6, meaning: { kind: 'as-calibrated' } });
});

test('where a card lacks the wanted point, the balanced one decides and is named', () => {
  const card = { ...cardWith(0.2), operatingPoints: { ...operatingPoints, highSpecificity: null } };
  const judged = judge({ probability: 0.6 }, card, { point: 'highSpecificity', prevalence: null });
  expect(judged).toMatchObject({ point: 'balanced', label: 'fractured', threshold: 0.5 });
});
