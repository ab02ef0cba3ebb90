import { expect, test } from 'vitest';
import { cutIntoParts, shareOut } from '../../../training/fit/parts.ts';

const input = { width: 2, height: 1 };
const map = { width: 1, height: 1 };
const target = (label: number) => ({ label, weight: 1, regions: null });
const batch = {
  chosen: [7, 3, 9],
  targets: [target(0), target(1), target(0)],
  planes: { pictures: Uint8Array.of(1, 2, 3, 4, 5, 6), masks: Float32Array.of(0.1, 0.2, 0.3) },
};

test('parts hold what is known and drawn of their pictures, in order, and the last what is left', () => {
  expect(cutIntoParts(batch, { input, map, part: 2 })).toEqual([
    {
      chosen: [7, 3],
      targets: [target(0), target(1)],
      planes: { pictures: Uint8Array.of(1, 2, 3, 4), masks: Float32Array.of(0.1, 0.2) },
    },
    {
      chosen: [9],
      targets: [target(0)],
      planes: { pictures: Uint8Array.of(5, 6), masks: Float32Array.of(0.3) },
    },
  ]);
});

test('a batch no larger than a part is one part', () => {
  expect(cutIntoParts(batch, { input, map, part: 3 })).toEqual([batch]);
  expect(cutIntoParts(batch, { input, map, part: 8 })).toEqual([batch]);
});

test('things are shared out in order, as evenly as can be', () => {
  expect(shareOut([1, 2, 3, 4], 2)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(shareOut([1, 2, 3], 2).flat()).toEqual([1, 2, 3]);
  expect(shareOut([1], 3).flat()).toEqual([1]);
});
