import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelOf, zoneOf } from '../../src/classifier/zone.ts';

const point = (threshold: number) => ({ threshold, sensitivity: null, specificity: null });

const points = {
  highSensitivity: point(0.2),
  balanced: point(0.5),
  highSpecificity: point(0.8),
};

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

test('without outer points nothing is uncertain', () => {
  const alone = { highSensitivity: null, balanced: point(0.5), highSpecificity: null };
  expect(zoneOf(0.49, alone)).toBe('no fracture found');
  expect(zoneOf(0.5, alone)).toBe('fracture suspected');
});

test('zone and label never contradict each other, however the points lie', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const maybe = fc.option(probability.map(point));
  fc.assert(
    fc.property(probability, maybe, probability.map(point), maybe, (p, low, balanced, high) => {
      const all = { highSensitivity: low, balanced, highSpecificity: high };
      const zone = zoneOf(p, all);
      if (zone === 'fracture suspected') expect(labelOf(p, all)).toBe('fractured');
      if (zone === 'no fracture found') expect(labelOf(p, all)).toBe('not fractured');
    }),
  );
});
