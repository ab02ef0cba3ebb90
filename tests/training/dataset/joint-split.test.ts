import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Picture } from '../../../training/dataset/dataset.ts';
import { groupByKeys, type PictureGroup } from '../../../training/dataset/group-pictures.ts';
import { DEFAULT_HOLDOUT, foldSplits, holdoutSplit } from '../../../training/dataset/joint-split.ts';
import { SIDES, type Side, type Split, standings } from '../../../training/dataset/split.ts';
import { seededRandom } from '../../../training/random.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';

/** Sources of random size in two sets; some have both labels, and some stand in both sets. */
const sources = fc
  .array(
    fc.record({
      copies: fc.integer({ min: 1, max: 30 }),
      labels: fc.constantFrom('fractured', 'not fractured', 'both'),
      sets: fc.constantFrom('one', 'another', 'both'),
    }),
    { minLength: 10, maxLength: 60 },
  )
  .map((list) =>
    list.flatMap(({ copies, labels, sets }, source) =>
      Array.from({ length: copies }, (_, copy) => {
        const even = copy % 2 === 0;
        return madeUpPicture(`${source}/${copy}.jpg`, {
          label: labels === 'both' ? (even ? 'fractured' : 'not fractured') : labels,
          dataset: sets === 'both' ? (even ? 'one' : 'another') : sets,
        });
      }),
    ),
  );

const sourceOf = ({ file }: Picture): string => file.split('/')[0] ?? '';
const grouped = (pictures: readonly Picture[]): PictureGroup[] =>
  groupByKeys(pictures, (picture) => [sourceOf(picture)]);

function holdout(pictures: readonly Picture[], seed: number): Split {
  return holdoutSplit(
    { groups: grouped(pictures), method: 'made up' },
    DEFAULT_HOLDOUT,
    seed,
    seededRandom(seed),
  );
}

function folds(pictures: readonly Picture[], count: number, seed: number): Split[] {
  return foldSplits({ groups: grouped(pictures), method: 'made up' }, count, seed, seededRandom(seed));
}

/** Which sides each source is on. */
function sidesOfSources(pictures: readonly Picture[], split: Split): Map<string, Set<Side | undefined>> {
  const standing = standings(split);
  const sides = new Map<string, Set<Side | undefined>>();
  for (const picture of pictures) {
    const known = sides.get(sourceOf(picture)) ?? new Set();
    sides.set(sourceOf(picture), known.add(standing.get(picture.content)?.side));
  }
  return sides;
}

test('no source is ever parted, and none is lost', () => {
  fc.assert(
    fc.property(sources, fc.integer(), (pictures, seed) => {
      for (const split of [holdout(pictures, seed), ...folds(pictures, 4, seed)]) {
        for (const sides of sidesOfSources(pictures, split).values()) {
          expect(sides.size).toBe(1);
          expect(sides.has(undefined)).toBe(false);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('over all folds every picture is tested once, and chosen and calibrated by at most once', () => {
  fc.assert(
    fc.property(sources, fc.integer({ min: 3, max: 6 }), (pictures, count) => {
      const found = folds(pictures, count, 1).map(standings);
      for (const { content } of pictures) {
        const sides = found.map((standing) => standing.get(content)?.side);
        expect(sides.filter((side) => side === 'test')).toHaveLength(1);
        expect(sides.filter((side) => side === 'validation' || side === 'calibration')).toHaveLength(1);
        expect(sides.filter((side) => side === 'train')).toHaveLength(count - 2);
      }
    }),
    { numRuns: 30 },
  );
});

test('every side gets its share of each class of each set', () => {
  const random = seededRandom(11);
  const pictures = ['a', 'b'].flatMap((dataset) =>
    (['fractured', 'not fractured'] as const).flatMap((label) =>
      Array.from({ length: 150 }, (_, source) =>
        Array.from({ length: 1 + random.integer(source % 10 === 0 ? 30 : 4) }, (_copy, copy) =>
          madeUpPicture(`${dataset} ${label} ${source}/${copy}.jpg`, { dataset, label }),
        ),
      ).flat(),
    ),
  );
  const standing = standings(holdout(pictures, 1));
  for (const dataset of ['a', 'b']) {
    for (const label of ['fractured', 'not fractured']) {
      const all = pictures.filter((picture) => picture.dataset === dataset && picture.label === label);
      for (const side of SIDES) {
        const there = all.filter(({ content }) => standing.get(content)?.side === side);
        expect(there.length / all.length).toBeCloseTo(DEFAULT_HOLDOUT[side], 1.5);
        const sourcesThere = new Set(there.map(sourceOf)).size;
        expect(Math.abs(sourcesThere - 150 * DEFAULT_HOLDOUT[side])).toBeLessThanOrEqual(5);
      }
    }
  }
});

test('large sources are spread over the sides, not all in train', () => {
  const pictures = Array.from({ length: 20 }, (_, source) =>
    Array.from({ length: 40 }, (_copy, copy) => madeUpPicture(`${source}/${copy}.jpg`)),
  ).flat();
  const counts = new Map<Side | undefined, number>();
  for (const [side] of [...sidesOfSources(pictures, holdout(pictures, 2)).values()].map((sides) => [
    ...sides,
  ])) {
    counts.set(side, (counts.get(side) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({ train: 12, validation: 2, calibration: 2, test: 4 });
});

test('the same seed parts alike, whatever was drawn before, and another seed does not', () => {
  const pictures = Array.from({ length: 100 }, (_, source) => madeUpPicture(`${source}/0.jpg`));
  expect(holdout(pictures, 5)).toEqual(holdout(pictures, 5));
  expect(holdout(pictures, 5).groups).not.toEqual(holdout(pictures, 6).groups);
  expect(folds(pictures, 3, 5)).toEqual(folds(pictures, 3, 5));
});

test('two folds would leave nothing to train on, and are refused', () => {
  expect(() => folds([madeUpPicture('1/0.jpg')], 2, 1)).toThrow(/At least 3 folds/);
});
