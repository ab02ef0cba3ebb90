import { expect, test } from 'vitest';
import { type ModelCard, readModelCard } from '../../src/classifier/model-card.ts';
import type { Progress } from '../../src/study/study.ts';
import { overlayMap, overlaySources, overlayState, shownRegions } from '../../src/viewer/overlay-source.ts';
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
  const card = cardWith({ evidence: 'evidence' });
  const reading = read([]);
  const map = overlayMap(reading, 'evidence', card);
  expect([...(map?.values ?? [])].map((value) => value.toFixed(3))).toEqual(['0.500', '0.953']);
  expect(overlayMap(reading, 'evidence', card)).toBe(map);
});

test('what nobody asked for yet has no state, and nothing to lay over', () => {
  expect(overlayState(read(null), 'grad-cam', cardWith({}))).toBeUndefined();
  expect(overlayMap(read(null), 'occlusion', cardWith({}))).toBeNull();
});

test('regions are suspicious or uncertain by the card’s zones, and left out where they are neither', () => {
  const regions = shownRegions(read([0.9, 0.5, 0.1]), cardWith({ evidence: 'evidence' }));
  expect(regions).toEqual([
    { box, suspicious: true },
    { box, suspicious: false },
  ]);
});
