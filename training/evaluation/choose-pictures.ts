/** Which labelled pictures a model is evaluated on, and which of them come from one source. */

import type { Grouped, Labelled } from '../../src/metrics/labelled.ts';
import { sidesOf } from '../dataset/choose-sides.ts';
import type { Dataset, OfficialSide, Picture } from '../dataset/dataset.ts';
import { groupPictures } from '../dataset/group-pictures.ts';
import { SIDES, type Split, standings } from '../dataset/split.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import { trainingLabel } from '../fit/data-weights.ts';

/** A picture whose truth and source are known. */
export interface KnownPicture extends Labelled, Grouped {
  readonly picture: Picture;
  /** Whether it has a twin of equal content on the folders' own `train` side, from which it is not kept apart. */
  readonly alsoInTrain: boolean;
}

export interface Choice {
  readonly pictures: readonly KnownPicture[];
  /** Names of the sets and the side, for people. */
  readonly description: string;
  /** Pictures on the side that no folder labels, and that are left out for it. */
  readonly unlabelled: number;
}

const OFFICIAL_SIDES: readonly OfficialSide[] = ['train', 'val', 'test'];

/** The side that holds everything. */
const ALL = 'all';

/**
 * Chooses pictures by a split's sides, each content once; or, without a split, by the folders they lie in, each file once.
 *
 * @param presumed counts pictures of no class, on which somebody looked for fractures and drew none, as not fractured
 * @param side one of the split's or the folders' sides, or `all`; by default `test`, or everything where there are only
 * folders and none of them is called so
 * @throws CommandFailure where there is no such side, or nothing labelled on it
 */
export function choosePictures(
  datasets: readonly Dataset[],
  {
    split,
    side,
    presumed = false,
  }: {
    readonly split?: Split | undefined;
    readonly side?: string | undefined;
    readonly presumed?: boolean | undefined;
  },
): Choice {
  const all = datasets.flatMap((dataset) => dataset.pictures);
  const parted = datasets.some((dataset) => dataset.pictures.some((picture) => picture.side === 'test'));
  const chosenSide = side ?? (split || parted ? 'test' : ALL);
  const onSide = split ? onSplitSide(all, split, chosenSide) : onFolderSide(all, chosenSide);
  const trained = new Set(all.flatMap(({ side, content }) => (side === 'train' ? [content] : [])));
  const pictures = onSide.flatMap(({ picture, group }): KnownPicture[] => {
    const label = presumed ? trainingLabel(picture) : picture.label;
    if (label === null) return [];
    const alsoInTrain = !split && picture.side !== 'train' && trained.has(picture.content);
    return [{ picture, group, fractured: label === 'fractured', alsoInTrain }];
  });
  const names = datasets.map((dataset) => dataset.name).join(' + ');
  if (pictures.length === 0) {
    throw nothingDone(
      `There is no labelled picture on the side "${chosenSide}" of ${names}: labels are read from folders named "fractured" and "not fractured".`,
    );
  }
  return {
    pictures,
    description: chosenSide === ALL ? `${names}, all pictures` : `${names}, side "${chosenSide}"`,
    unlabelled: onSide.length - pictures.length,
  };
}

interface Member extends Grouped {
  readonly picture: Picture;
}

function onSplitSide(all: readonly Picture[], split: Split, side: string): Member[] {
  const sides = sidesOf(all, split);
  const known = standings(split);
  const chosen =
    side === ALL ? SIDES.flatMap((name) => sides[name]) : sides[oneOf(side, SIDES, 'The split has')];
  return chosen.map((picture) => ({ picture, group: `${known.get(picture.content)?.group}` }));
}

function onFolderSide(all: readonly Picture[], side: string): Member[] {
  const wanted = side === ALL ? null : oneOf(side, OFFICIAL_SIDES, 'Without --split there are');
  const chosen = all.filter((picture) => wanted === null || picture.side === wanted);
  return groupPictures(chosen).flatMap(({ pictures }, group) =>
    pictures.map((picture) => ({ picture, group: `${group}` })),
  );
}

function oneOf<Side extends string>(side: string, sides: readonly Side[], where: string): Side {
  const found = sides.find((name) => name === side);
  if (!found)
    throw wrongUsage(`There is no side "${side}". ${where} the sides ${sides.join(', ')} and ${ALL}.`);
  return found;
}
