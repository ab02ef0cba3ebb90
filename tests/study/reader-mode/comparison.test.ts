import { expect, test } from 'vitest';
import { compare, scoreOf } from '../../../src/study/reader-mode/comparison.ts';
import {
  type Answer,
  answer,
  hidesAny,
  isHidden,
  readerMode,
} from '../../../src/study/reader-mode/reader-mode.ts';
import type { ReadProgress } from '../../../src/study/study.ts';
import { readWith, studyEntry } from '../../support/study-entry.ts';

const peak = { x: 0.3, y: 0.3 };

function read(): ReadProgress {
  const progress = readWith({
    evidence: {
      map: {
        width: 1,
        height: 1,
        logits: Float32Array.of(1),
        picture: { left: 0, top: 0, width: 1, height: 1 },
      },
      peak,
      regions: [{ box: { left: 0.25, top: 0.25, width: 0.3, height: 0.1 }, peak, score: 0.9 }],
    },
  });
  if (progress.state !== 'read') throw new Error('Nothing was read.');
  return { ...progress, reading: { ...progress.reading, size: { width: 100, height: 200 } } };
}

const at = (x: number, y: number): Answer => ({ kind: 'fracture', at: { x, y } });
const none: Answer = { kind: 'none' };
const fractured = { label: 'fractured' } as const;
const intact = { label: 'not fractured' } as const;

test('a mark within a region hits, and says which', () => {
  expect(compare(at(0.5, 0.33), read(), fractured, null).place).toMatchObject({ hit: true, region: 1 });
});

test('a mark near the strongest evidence hits, by parts of the longer side', () => {
  const beside = compare(at(0.3, 0.39), read(), fractured, null).place;
  expect(beside?.hit).toBe(true);
  expect(beside?.region).toBeNull();
  expect(beside?.distance).toBeCloseTo(0.09);
  expect(compare(at(0.3, 0.41), read(), fractured, null).place?.hit).toBe(false);
});

test('places are compared only where both saw a fracture', () => {
  expect(compare(none, read(), fractured, null).place).toBeNull();
  expect(compare(at(0.3, 0.3), read(), intact, null).place).toBeNull();
});

test('the score counts agreement, places and, where labels are known, who was right', () => {
  expect(
    scoreOf([
      compare(at(0.3, 0.3), read(), fractured, 'fractured'),
      compare(at(0.9, 0.9), read(), fractured, 'not fractured'),
      compare(none, read(), fractured, 'not fractured'),
      compare(none, read(), intact, null),
    ]),
  ).toEqual({
    answered: 4,
    agreed: 3,
    placed: 2,
    hits: 1,
    labelled: 3,
    personRight: 2,
    modelRight: 1,
  });
});

test('an entry is hidden until it is answered, and the first answer counts', () => {
  const entries = [studyEntry('a.png', readWith()), studyEntry('b.png', readWith())];
  const [first] = entries;
  if (!first) throw new Error('There are no entries.');
  expect(hidesAny(readerMode.getState(), entries)).toBe(false);
  readerMode.setState({ on: true });
  expect(isHidden(readerMode.getState(), first)).toBe(true);
  answer(first.id, none);
  answer(first.id, at(0, 0));
  expect(readerMode.getState().answers.get(first.id)).toBe(none);
  expect(isHidden(readerMode.getState(), first)).toBe(false);
  expect(hidesAny(readerMode.getState(), entries)).toBe(true);
});
