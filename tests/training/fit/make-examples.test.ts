import { expect, test } from 'vitest';
import type { Picture } from '../../../training/dataset/dataset.ts';
import type { LoadedPlane } from '../../../training/dataset/load-pictures.ts';
import { readDataWeights, requireKnownNames, weightOf } from '../../../training/fit/data-weights.ts';
import { makeExamples } from '../../../training/fit/make-examples.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';

const frame = { width: 10, height: 10 };
const region = { left: 0.5, top: 0.5, width: 0.5, height: 0.5, polygons: [[0.5, 0.5, 1, 0.5, 1, 1]] };
const broken = madeUpPicture('fractured/a.png', { regions: [region] });
const whole = madeUpPicture('not fractured/b.png', { label: 'not fractured' });
const unlabelled = madeUpPicture('images/unlabelled/c.png', { label: null, regions: [] });

function examples(pictures: readonly Picture[], weights = {}) {
  const plane: LoadedPlane = { grey: new Uint8Array(100), picture: { width: 40, height: 20 } };
  const planes = new Map(pictures.map(({ content }) => [content, plane]));
  return makeExamples(pictures, planes, frame, weights, new Map([[broken.content, 5]]));
}

test('regions move with the picture into the frame', () => {
  // 40 × 20 in 10 × 10 lies in rows 2 (rounded down from 2.5) to 7.
  const [example] = examples([broken]);
  expect(example?.regions).toEqual([
    {
      left: 0.5,
      top: 0.45,
      width: 0.5,
      height: 0.25,
      polygons: [[0.5, 0.45, 1, 0.45, 1, 0.7]],
    },
  ]);
  expect(example).toMatchObject({ label: 1, weight: 1, group: 5 });
});

test('not fractured means no region where fractures were drawn, and nothing where nobody drew', () => {
  expect(examples([broken, whole]).map(({ regions }) => regions?.length)).toEqual([1, 0]);
  expect(examples([whole])[0]?.regions).toBeNull();
  expect(examples([broken, { ...whole, dataset: 'another' }])[1]?.regions).toBeNull();
});

test('a fractured picture in which nobody drew a region is missing its target, not empty', () => {
  const undrawn = madeUpPicture('fractured/d.png', { regions: [] });
  expect(examples([broken, undrawn])[1]?.regions).toBeNull();
});

test('a picture without a class in which somebody drew nothing counts as not fractured, for less', () => {
  expect(examples([broken, unlabelled])[1]).toMatchObject({ label: 0, weight: 0.25, regions: [] });
  expect(examples([{ ...unlabelled, regions: null }])).toEqual([]);
});

test('weights of a set and of its folders multiply, and 0 leaves out', () => {
  const weights = readDataWeights(['made-up=2', 'made-up/unlabelled=0.1']);
  expect(weightOf(broken, weights)).toBe(2);
  expect(weightOf(unlabelled, weights)).toBeCloseTo(0.2);
  expect(weightOf(unlabelled, readDataWeights(['made-up=2']))).toBe(0.5);
  expect(weightOf(unlabelled, readDataWeights(['made-up/images/unlabelled=3']))).toBe(3);
  expect(examples([broken, whole], { 'made-up/fractured': 0 }).map(({ label }) => label)).toEqual([0]);
});

test('weights that say nothing are refused', () => {
  expect(() => readDataWeights(['fracatlas'])).toThrow('"fracatlas" is no weight');
  expect(() => readDataWeights(['fracatlas=much'])).toThrow('"fracatlas=much" is no weight');
  expect(() => readDataWeights(['fracatlas=-1'])).toThrow('is no weight');
  expect(() => requireKnownNames({ 'made-up/unlabeled': 1 }, [broken, unlabelled])).toThrow(
    '--weights names "made-up/unlabeled", but no picture is there; the sets are: made-up.',
  );
  expect(() => requireKnownNames({ 'made-up/unlabelled': 1, 'made-up': 1 }, [unlabelled])).not.toThrow();
});
