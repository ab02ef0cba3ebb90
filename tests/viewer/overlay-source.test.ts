import { expect, test } from 'vitest';
import { type ModelCard, readModelCard } from '../../src/classifier/model-card.ts';
import type { PointName } from '../../src/classifier/zone.ts';
import type { Progress } from '../../src/study/study.ts';
import {
  availableSources,
  overlayMap,
  overlaySources,
  overlayState,
  shownRegions,
} from '../../src/viewer/overlay-source.ts';
import { handMadeModel } from '../support/hand-made-model.ts';
import { USED_MODEL } from '../support/study-entry.ts';

const picture = { left: 0, top: 0, width: 1, height: 1 };
const box = { left: 0.2, top: 0.3, width: 0.1, height: 0.1 };
const peak = { x: 0.25, y: 0.35 };

/** A card whose uncertain zone goes from 0.4 to 0.6. */
const cardWith = (graph: Partial<ModelCard['graph']>): ModelCard => {
  const card = readModelCard(JSON.parse(new TextDecoder().decode(handMadeModel()['card.json'])));
  return { ...card, graph: { ...card.graph, ...graph } };
};

const thumbnail = { width: 1, height: 1, grey: new Uint8ClampedArray(1) };

function read(scores: readonly number[] | null): Extract<Progress, { state: 'read' }> {
  return {
    state: 'read',
    reading: {
      finding: {
        model: 'hand-made',
        logit: 1,
        probability: 0.7,
        label: 'fractured',
        zone: 'fracture suspected',
        evidence: scores && {
          map: { width: 2, height: 1, logits: Float32Array.of(0, 3), picture },
          peak,
          regions: scores.map((score) => ({ box, peak, score })),
        },
        admission: { kind: 'unchecked' },
      },
      looksInverted: false,
      size: { width: 100, height: 100 },
      source: { format: 'png', bits: 8, channels: 1, bytes: 1 },
      thumbnail,
      milliseconds: { decode: 1, infer: 1 },
    },
    by: USED_MODEL,
    explanations: {},
  };
}

test('a model with an evidence map shows that first, one without begins with Grad-CAM', () => {
  expect(overlaySources(cardWith({ evidence: 'evidence' }))).toEqual(['evidence', 'grad-cam', 'occlusion']);
  expect(overlaySources(cardWith({}))).toEqual(['grad-cam', 'occlusion']);
  expect(overlaySources(cardWith({ features: null }))).toEqual(['occlusion']);
});

test('the evidence is there with the reading, as the probability of each place by itself', () => {
  const reading = read([]);
  const map = overlayMap(reading, 'evidence');
  expect([...(map?.values ?? [])].map((value) => value.toFixed(3))).toEqual(['0.500', '0.953']);
  expect(overlayMap(reading, 'evidence')).toBe(map);
});

test('what nobody asked for yet has no state, and nothing to lay over', () => {
  expect(overlayState(read(null), 'grad-cam')).toBeUndefined();
  expect(overlayMap(read(null), 'occlusion')).toBeNull();
});

test('regions are suspicious or uncertain by the chosen operating point, and left out where they are neither', () => {
  const suspicions = (point: PointName) =>
    shownRegions(read([0.9, 0.55, 0.45, 0.1]), point).map(({ suspicious }) => suspicious);
  expect(shownRegions(read([0.9]), 'balanced')).toEqual([{ box, suspicious: true }]);
  expect(suspicions('balanced')).toEqual([true, false, false]);
  expect(suspicions('highSensitivity')).toEqual([true, true, false]);
  expect(suspicions('highSpecificity')).toEqual([true, false]);
});

test('of a picture that another model has read, only what was found already can be laid over', () => {
  const withMap = { ...read([]), by: { ...USED_MODEL, card: cardWith({ evidence: 'evidence' }) } };
  expect(availableSources(withMap, true)).toEqual(['evidence', 'grad-cam', 'occlusion']);
  expect(availableSources(withMap, false)).toEqual(['evidence']);
  expect(availableSources(read(null), false)).toEqual([]);
});
