import { beforeAll, describe, expect, test } from 'vitest';
import { haveOneSource, linkFinder, oneSource } from '../../../../training/dataset/audit/find-links.ts';
import { type Fingerprint, fingerprintOf } from '../../../../training/dataset/audit/fingerprint.ts';
import { seededRandom } from '../../../../training/random.ts';
import {
  type Change,
  copyOf,
  type GreyPicture,
  phantoms,
  readCopy,
} from '../../../support/phantom-copies.ts';

let originals: readonly GreyPicture[] = [];
let fingerprints: readonly Fingerprint[] = [];

beforeAll(() => {
  originals = phantoms();
  fingerprints = originals.map(fingerprintOf);
}, 60_000);

/** For each copy, the originals whose copies or selves it is linked to. */
async function linksOf(
  copies: readonly {
    readonly original: number;
    readonly change: Change;
    readonly quality?: number | undefined;
  }[],
): Promise<number[][]> {
  const prints = await Promise.all(
    copies.map(async ({ original, change, quality }) => {
      const picture = originals[original];
      if (!picture) throw new Error(`There is no picture ${original}.`);
      return fingerprintOf(await readCopy(await copyOf(picture, change, quality)));
    }),
  );
  const sources = [...originals.keys(), ...copies.map(({ original }) => original)];
  const finder = linkFinder([...fingerprints, ...prints]);
  return copies.map((_, index) => [
    ...new Set(finder.find(originals.length + index).kin.map((other) => sources[other] ?? -1)),
  ]);
}

describe('a copy is linked to its original and to nothing else', () => {
  const changes: readonly [string, Change, number?][] = [
    ['turned by 3°', { turn: 3 }],
    ['turned by 90°', { turn: 90 }],
    ['turned by 147°, with its corners lost', { turn: 147 }],
    ['turned by 357°', { turn: 357 }],
    ['flipped', { flip: true }],
    ['flipped and turned', { flip: true, turn: 61 }],
    ['zoomed out to 0.8', { zoom: 0.8 }],
    ['zoomed in to 1.2, with its edges cropped', { zoom: 1.2 }],
    ['resized to 0.8', { resize: 0.8 }],
    ['resized to 1.2', { resize: 1.2 }],
    ['recompressed at quality 40', {}, 40],
    ['darkened by 30 %', { brightness: 0.7 }],
    ['brightened by 30 %', { brightness: 1.3 }],
  ];
  test.each(changes)('when it is %s', async (_, change, quality) => {
    const links = await linksOf([...originals.keys()].map((original) => ({ original, change, quality })));
    expect(links).toEqual([...originals.keys()].map((original) => [original]));
  });

  test('in at least 97 of 100 cases when everything is done at once', async () => {
    const random = seededRandom(5);
    const copies = Array.from({ length: 40 }, (_, index) => ({
      original: index % originals.length,
      quality: 40,
      change: {
        turn: random.between(3, 357),
        flip: random.uniform() < 0.5,
        zoom: random.between(0.8, 1.2),
        resize: random.between(0.8, 1.2),
        brightness: random.between(0.7, 1.3),
      },
    }));
    const links = await linksOf(copies);
    const wrong = links.filter((sources, index) =>
      sources.some((source) => source !== copies[index]?.original),
    );
    expect(wrong).toEqual([]);
    expect(links.filter((sources) => sources.length > 0).length / copies.length).toBeGreaterThanOrEqual(0.97);
  });
});

/** The picture bent as one person's bones are to another's: softly, by some hundredths of its height. */
function bent(picture: GreyPicture): GreyPicture {
  const { width, height, pixels } = picture;
  const reach = height * 0.025;
  const moved = pixels.map((_, at) => {
    const x = at % width;
    const y = Math.floor(at / width);
    const fromX = x + reach * Math.sin((7 * y) / height + (5 * x) / width);
    const fromY = y + reach * Math.sin((9 * x) / width + (4 * y) / height);
    const column = Math.min(width - 1, Math.max(0, Math.round(fromX)));
    return pixels[Math.min(height - 1, Math.max(0, Math.round(fromY))) * width + column] ?? 0;
  });
  return { ...picture, pixels: moved };
}

test('bones alike in a posture alike are not the same picture', () => {
  const others = phantoms(originals.length, undefined, 2).map(bent).map(fingerprintOf);
  const merged = others.flatMap((a, one) =>
    fingerprints.flatMap((b, other) => (haveOneSource(a, b, false) ? [`${one} ${other}`] : [])),
  );
  expect(merged).toEqual([]);
});

describe('what a likeness says', () => {
  const map = { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 };
  const copy = { blocks: 40, alike: 1, median: 0.97, overlap: 0.95, inliers: 80, flipped: false, map };

  test.each([
    ['a clean copy', {}, 'yes'],
    ['a copy of a small limb', { blocks: 10, median: 0.95, inliers: 30 }, 'yes'],
    ['a large picture blurred by noise', { blocks: 60, alike: 0.95, median: 0.9, inliers: 30 }, 'yes'],
    ['one blurred more', { blocks: 60, alike: 0.93, median: 0.82, inliers: 25 }, 'unclear'],
    ['two limbs in one posture that show little', { blocks: 6, median: 0.94, inliers: 12 }, 'unclear'],
    ['two limbs in one posture', { blocks: 16, median: 0.92, inliers: 33 }, 'unclear'],
    ['two limbs on one worn plate', { blocks: 15, alike: 0.73, median: 0.98, inliers: 25 }, 'no'],
    ['two small limbs in one posture', { blocks: 11, median: 0.92, inliers: 33 }, 'no'],
    [
      'pictures that share an edge',
      { blocks: 12, alike: 0.92, median: 0.99, overlap: 0.5, inliers: 31 },
      'no',
    ],
  ] as const)('%s', (_, differing, verdict) => {
    expect(oneSource({ ...copy, ...differing })).toBe(verdict);
  });
});

test('a picture without anything in it has no relatives', () => {
  const empty = { width: 64, height: 48, pixels: new Uint8Array(64 * 48), range: { low: 0, high: 255 } };
  const prints = [fingerprintOf(empty), fingerprintOf({ ...empty, pixels: empty.pixels.fill(9) })];
  expect(linkFinder(prints).find(1)).toEqual({ kin: [], untried: [] });
});
