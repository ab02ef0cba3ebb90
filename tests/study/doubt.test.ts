import { expect, test } from 'vitest';
import { readModelCard } from '../../src/classifier/model-card.ts';
import { labelOf } from '../../src/classifier/zone.ts';
import { shownZone, uncertainBand } from '../../src/study/doubt.ts';
import { handMadeModel } from '../support/hand-made-model.ts';

const point = (threshold: number) => ({ threshold, sensitivity: null, specificity: null });

function cardWith(low: number | null, balanced: number, high: number | null) {
  const operatingPoints = {
    highSensitivity: low === null ? null : point(low),
    balanced: point(balanced),
    highSpecificity: high === null ? null : point(high),
  };
  const bytes = handMadeModel({ operatingPoints })['card.json'];
  return readModelCard(JSON.parse(new TextDecoder().decode(bytes)));
}

function zoneAt(probability: number, card: ReturnType<typeof cardWith>) {
  const label = labelOf(probability, card.operatingPoints);
  return shownZone({ model: 'm', logit: 0, probability, label, zone: 'uncertain' }, card);
}

test('between the points of a card with zones the answer is uncertain', () => {
  const card = cardWith(0.2, 0.4, 0.7);
  expect(zoneAt(0.19, card)).toBe('no fracture found');
  expect(zoneAt(0.2, card)).toBe('uncertain');
  expect(zoneAt(0.69, card)).toBe('uncertain');
  expect(zoneAt(0.7, card)).toBe('fracture suspected');
});

test('without zones it is uncertain near the threshold', () => {
  const card = cardWith(null, 0.4, null);
  expect(zoneAt(0.34, card)).toBe('no fracture found');
  expect(zoneAt(0.37, card)).toBe('uncertain');
  expect(zoneAt(0.43, card)).toBe('uncertain');
  expect(zoneAt(0.46, card)).toBe('fracture suspected');
});

test('points on the wrong side of the balanced one count for nothing', () => {
  expect(uncertainBand(cardWith(0.6, 0.5, 0.8))).toEqual({ from: 0.5, to: 0.8 });
});

test('the band stays within what a probability can be', () => {
  expect(uncertainBand(cardWith(null, 0.01, null)).from).toBe(0);
  expect(uncertainBand(cardWith(null, 0.99, null)).to).toBe(1);
});
