import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelOf, POINT_NAMES, pointsOf, uncertainBand, zoneOf } from '../../src/classifier/zone.ts';

const point = (threshold: number) => ({ threshold, sensitivity: null, specificity: null });

const points = {
  highSensitivity: point(0.2),
  balanced: point(0.5),
  highSpecificity: point(0.8),
};

const alone = { highSensitivity: null, balanced: point(0.5), highSpecificity: null };

test.each([
  [0, 'not fractured', 'no fracture found'],
  [0.199, 'not fractured', 'no fracture found'],
  [0.2, 'not fractured', 'uncertain'],
  [0.499, 'not fractured', 'uncertain'],
  [0.5, 'fractured', 'uncertain'],
  [0.799, 'fractured', 'uncertain'],
  [0.8, 'fractured', 'fracture suspected'],
  [1, 'fractured', 'fracture suspected'],
])('%d is %s and %s: a threshold belongs to what lies above it', (probability, label, zone) => {
  expect(labelOf(probability, points)).toBe(label);
  expect(zoneOf(probability, points)).toBe(zone);
});

test.each([
  [0.199, 'not fractured', 'no fracture found'],
  [0.2, 'fractured', 'uncertain'],
  [0.499, 'fractured', 'uncertain'],
  [0.5, 'fractured', 'fracture suspected'],
])(
  'at high sensitivity %d is %s and %s: what is let through is never doubtful',
  (probability, label, zone) => {
    expect(labelOf(probability, points, 'highSensitivity')).toBe(label);
    expect(zoneOf(probability, points, 'highSensitivity')).toBe(zone);
  },
);

test.each([
  [0.499, 'not fractured', 'no fracture found'],
  [0.5, 'not fractured', 'uncertain'],
  [0.799, 'not fractured', 'uncertain'],
  [0.8, 'fractured', 'fracture suspected'],
])('at high specificity %d is %s and %s: what is suspected is never doubtful', (probability, label, zone) => {
  expect(labelOf(probability, points, 'highSpecificity')).toBe(label);
  expect(zoneOf(probability, points, 'highSpecificity')).toBe(zone);
});

test.each(POINT_NAMES)('without outer points nothing is uncertain, whichever is wanted: %s', (wanted) => {
  expect(pointsOf(alone)).toEqual(['balanced']);
  expect(uncertainBand(alone, wanted)).toEqual({ from: 0.5, to: 0.5 });
  expect(zoneOf(0.49, alone, wanted)).toBe('no fracture found');
  expect(zoneOf(0.5, alone, wanted)).toBe('fracture suspected');
});

test('a missing point gives way to the balanced one, with its limits', () => {
  const without = { ...points, highSensitivity: null };
  expect(uncertainBand(without, 'highSensitivity')).toEqual({ from: 0.5, to: 0.8 });
  expect(labelOf(0.3, without, 'highSensitivity')).toBe('not fractured');
});

test('zone and label never contradict each other, however the points lie', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const maybe = fc.option(probability.map(point));
  const wanted = fc.constantFrom(...POINT_NAMES);
  fc.assert(
    fc.property(probability, maybe, probability.map(point), maybe, wanted, (p, low, balanced, high, at) => {
      const all = { highSensitivity: low, balanced, highSpecificity: high };
      const zone = zoneOf(p, all, at);
      if (zone === 'fracture suspected') expect(labelOf(p, all, at)).toBe('fractured');
      if (zone === 'no fracture found') expect(labelOf(p, all, at)).toBe('not fractured');
    }),
  );
});
