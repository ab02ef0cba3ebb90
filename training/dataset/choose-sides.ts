/** Which pictures a run fits on, chooses by, calibrates with and is tested on. */

import type { Random } from '../random.ts';
import type { Picture } from './dataset.ts';
import { groupPictures, type PictureGroup } from './group-pictures.ts';
import { DEFAULT_HOLDOUT, holdoutSplit } from './joint-split.ts';
import { onePerContent } from './one-per-content.ts';
import { type Side, type Split, standings } from './split.ts';
import { splitByGroup } from './split-by-group.ts';

export type Sides = Readonly<Record<Side, readonly Picture[]>>;

/**
 * Keeps the folders' own sides, as a set's authors measured; where they made no validation side, one is carved out of
 * `train` by source. A source may well stand in `train` and `test` both: that is theirs to answer for.
 *
 * @param holdOut the share of the training sources that is carved out, from 0 to below 1; with 0 nothing is held out
 */
export function officialSides(pictures: readonly Picture[], holdOut: number, random: Random): Sides {
  const on = (side: Picture['side']): Picture[] => pictures.filter((picture) => picture.side === side);
  const train = pictures.filter((picture) => picture.side === 'train' || picture.side === null);
  const validation = on('val');
  const test = on('test');
  if (validation.length > 0) return { train, validation, calibration: validation, test };
  if (holdOut === 0) return { train, validation: [], calibration: [], test };
  const carved = splitByGroup(
    groupPictures(train),
    { train: 1 - holdOut, validation: holdOut },
    random.fork('carve'),
  );
  const held = picturesOf(carved.validation);
  return { train: picturesOf(carved.train), validation: held, calibration: held, test };
}

/** Parts all pictures anew by what names and equal content tell of sources, whatever folder they lie in. */
export const cleanSplit = (pictures: readonly Picture[], seed: number, random: Random): Split =>
  holdoutSplit(
    { groups: groupPictures(pictures), method: 'sources told by file name and equal content' },
    DEFAULT_HOLDOUT,
    seed,
    random,
  );

/** The pictures of each side of a split, once for every content; what the split does not name is left out. */
export function sidesOf(pictures: readonly Picture[], split: Split): Sides {
  const standing = standings(split);
  const distinct = onePerContent(pictures);
  const on = (side: Side): Picture[] =>
    distinct.filter((picture) => standing.get(picture.content)?.side === side);
  return {
    train: on('train'),
    validation: on('validation'),
    calibration: on('calibration'),
    test: on('test'),
  };
}

function picturesOf(groups: readonly PictureGroup[]): Picture[] {
  return groups.flatMap((group) => group.pictures);
}
