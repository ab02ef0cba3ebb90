import { expect, test } from 'vitest';
import { covered } from '../../../training/evaluation/covering.ts';
import { radiographOf } from '../../support/radiograph-of.ts';

test('a square of an eighth of the longer side becomes the mean grey, and nothing else changes', () => {
  const radiograph = radiographOf(
    Uint8Array.from({ length: 64 * 32 }, (_, at) => (at % 64 < 32 ? 0 : 200)),
    64,
    32,
  );
  const { pixels } = covered(radiograph, { x: 0.25, y: 0.5 });
  const changed = [...pixels].flatMap((value, at) => (value === radiograph.pixels[at] ? [] : [at]));
  expect(changed).toHaveLength(64);
  expect(new Set(changed.map((at) => pixels[at]))).toEqual(new Set([100]));
  expect(changed[0]).toBe(12 * 64 + 12);
});
