/** Which pictures a run fits on, chooses by, calibrates with and is tested on. */

import type { Random } from '../random.ts';
import type { Picture } from './dataset.ts';
import { groupPictures, type PictureGroup } from './group-pictures.ts';
import { SIDES, type Side, type Split, splitGroup, standings } from './split.ts';
import { splitByGroup } from './split-by-group.ts';

export type Sides = Readonly<Record<Side, readonly Picture[]>>;

/** The shares of the sources in a clean split. */
const CLEAN_SHARES: Readonly<Record<Side, number>> = {
  train: 0.6,
  validation: 0.1,
  calibration: 0.1,
  test: 0.2,
};

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

/** Parts all pictures anew by source, whatever folder they lie in. */
export function cleanSplit(pictures: readonly Picture[], seed: number, random: Random): Split {
  const groups = splitByGroup(groupPictures(pictures), CLEAN_SHARES, random.fork('split'));
  return {
    format: 'osteoscope-split/1',
    seed,
    method: 'sources told by file name and equal content; shares of the sources by class and size',
    groups: SIDES.flatMap((side) => groups[side].map((group) => splitGroup(side, group))),
  };
}

/** The pictures of each side of a split, once for every content; what the split does not name is left out. */
export function sidesOf(pictures: readonly Picture[], split: Split): Sides {
  const standing = standings(split);
  const distinct = [...new Map(pictures.map((picture) => [picture.content, picture])).values()];
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
