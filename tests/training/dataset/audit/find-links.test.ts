import { beforeAll, describe, expect, test } from 'vitest';
import { compare } from '../../../../training/dataset/audit/compare.ts';
import { isOneSource, linkFinder } from '../../../../training/dataset/audit/find-links.ts';
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
  originals = phantoms(2);
  fingerprints = originals.map(fingerprintOf);
});

/** The originals that a copy of one of them is linked to. */
async function linkedTo(original: number, change: Change, quality?: number): Promise<number[]> {
  const picture = originals[original];
  if (!picture) throw new Error(`There is no picture ${original}.`);
  const copy = fingerprintOf(await readCopy(await copyOf(picture, change, quality)));
  return linkFinder([...fingerprints, copy])
    .find(fingerprints.length)
    .links.map(({ to }) => to);
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
    for (let original = 0; original < originals.length; original += 3) {
      expect(await linkedTo(original, change, quality), `picture ${original}`).toEqual([original]);
    }
  });

  test('in at least 97 of 100 cases when everything is done at once', async () => {
    const random = seededRandom(5);
    let found = 0;
    const copies = 40;
    for (let index = 0; index < copies; index++) {
      const original = index % originals.length;
      const change = {
        turn: random.between(3, 357),
        flip: random.uniform() < 0.5,
        zoom: random.between(0.8, 1.2),
        resize: random.between(0.8, 1.2),
        brightness: random.between(0.7, 1.3),
      };
      const links = await linkedTo(original, change, 40);
      expect(links.every((link) => link === original)).toBe(true);
      if (links.length > 0) found++;
    }
    expect(found / copies).toBeGreaterThanOrEqual(0.97);
  });
});

test('the same limb of another person is not the same picture', () => {
  const merged = fingerprints.flatMap((a, one) =>
    fingerprints.slice(0, one).flatMap((b, other) =>
      [false, true].flatMap((flipped) => {
        const likeness = compare(a, b, flipped);
        return likeness && isOneSource(likeness) ? [`${one} ${other}`] : [];
      }),
    ),
  );
  expect(merged).toEqual([]);
});

test('a picture without anything in it has no relatives', () => {
  const empty = { width: 64, height: 48, pixels: new Uint8Array(64 * 48), range: { low: 0, high: 255 } };
  const prints = [fingerprintOf(empty), fingerprintOf({ ...empty, pixels: empty.pixels.fill(9) })];
  expect(linkFinder(prints).find(1)).toEqual({ links: [], untried: [] });
});
