import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanSplit, officialSides, sidesOf } from '../../../training/dataset/choose-sides.ts';
import type { Picture } from '../../../training/dataset/dataset.ts';
import { sourceName } from '../../../training/dataset/group-pictures.ts';
import { readSplit, standings, writeSplit } from '../../../training/dataset/split.ts';
import { seededRandom } from '../../../training/random.ts';
import { madeUpPicture } from '../../support/made-up-pictures.ts';
import { scratchFiles, scratchFolder } from '../../support/scratch-folder.ts';

/** Sources with a random number of copies each. */
const sets = fc
  .array(fc.record({ copies: fc.integer({ min: 1, max: 40 }), fractured: fc.boolean() }), {
    minLength: 20,
    maxLength: 60,
  })
  .map((sources) =>
    sources.flatMap(({ copies, fractured }, source) =>
      Array.from({ length: copies }, (_, copy) =>
        madeUpPicture(`${source}-rotated${copy}.jpg`, {
          label: fractured ? 'fractured' : 'not fractured',
          side: copy % 3 === 0 ? 'test' : 'train',
        }),
      ),
    ),
  );

const sourcesOf = (pictures: readonly Picture[]): Set<string> =>
  new Set(pictures.map((picture) => `${picture.label}/${sourceName(picture.file)}`));

test('a clean split puts every picture on one side and no source on two', () => {
  fc.assert(
    fc.property(sets, fc.integer(), (pictures, seed) => {
      const sides = sidesOf(pictures, cleanSplit(pictures, seed, seededRandom(seed)));
      const all = Object.values(sides);
      expect(all.flat()).toHaveLength(pictures.length);
      const sources = all.map(sourcesOf);
      expect(sources.reduce((sum, side) => sum + side.size, 0)).toBe(sourcesOf(pictures).size);
    }),
    { numRuns: 30 },
  );
});

test('a clean split gives each side its share of the sources, class by class', () => {
  const pictures = ['fractured' as const, 'not fractured' as const].flatMap((label) =>
    Array.from({ length: 200 }, (_, source) => madeUpPicture(`${label} ${source}.jpg`, { label })),
  );
  const { train, test: held } = sidesOf(pictures, cleanSplit(pictures, 5, seededRandom(5)));
  for (const label of ['fractured', 'not fractured']) {
    expect(train.filter((picture) => picture.label === label)).toHaveLength(120);
    expect(held.filter((picture) => picture.label === label)).toHaveLength(40);
  }
});

test('the same seed parts alike and another seed does not', () => {
  const pictures = Array.from({ length: 100 }, (_, source) => madeUpPicture(`${source}.jpg`));
  const split = (seed: number) => cleanSplit(pictures, seed, seededRandom(seed));
  expect(split(1)).toEqual(split(1));
  expect(split(1).groups).not.toEqual(split(2).groups);
});

test('the official sides are the folders, with a validation side carved out of train by source', () => {
  fc.assert(
    fc.property(sets, (pictures) => {
      const { train, validation, test: held } = officialSides(pictures, 0.1, seededRandom(1));
      expect(held).toEqual(pictures.filter((picture) => picture.side === 'test'));
      expect([...train, ...validation]).toHaveLength(pictures.length - held.length);
      expect(overlap(train, validation)).toBe(0);
    }),
    { numRuns: 20 },
  );
});

test('with nothing held out every file of the training folder is trained on', () => {
  fc.assert(
    fc.property(sets, (pictures) => {
      const { train, validation, calibration } = officialSides(pictures, 0, seededRandom(1));
      expect(train).toEqual(pictures.filter((picture) => picture.side !== 'test'));
      expect([...validation, ...calibration]).toEqual([]);
    }),
    { numRuns: 5 },
  );
});

test('a validation folder is kept as it is', () => {
  const pictures = [madeUpPicture('a.jpg', { side: 'train' }), madeUpPicture('b.jpg', { side: 'val' })];
  expect(officialSides(pictures, 0.1, seededRandom(1)).validation.map((picture) => picture.file)).toEqual([
    'b.jpg',
  ]);
});

test('a split survives being written and read', async () => {
  const folder = await scratchFolder();
  const pictures = Array.from({ length: 30 }, (_, source) => madeUpPicture(`${source}.jpg`));
  const split = cleanSplit(pictures, 3, seededRandom(3));
  await writeSplit(`${folder}/split.json`, split);
  expect(await readSplit(`${folder}/split.json`)).toEqual(split);
  expect(standings(split).size).toBe(30);
});

test('a split with one content in two groups can be neither written nor read', async () => {
  const content = 'a'.repeat(64);
  const groups = [
    { side: 'train' as const, contents: [content] },
    { side: 'test' as const, contents: [content] },
  ];
  const split = { format: 'osteoscope-split/1' as const, seed: 1, method: 'by hand', groups };
  const folder = await scratchFiles({ 'split.json': JSON.stringify(split), 'text.json': 'hello' });
  await expect(writeSplit(`${folder}/new.json`, split)).rejects.toThrow(/two of its groups/);
  await expect(readSplit(`${folder}/split.json`)).rejects.toThrow(/two of its groups/);
  await expect(readSplit(`${folder}/text.json`)).rejects.toThrow(/is not JSON/);
  await expect(readSplit(`${folder}/none.json`)).rejects.toThrow(/cannot be read/);
});

function overlap(some: readonly Picture[], others: readonly Picture[]): number {
  const known = sourcesOf(others);
  return [...sourcesOf(some)].filter((source) => known.has(source)).length;
}
