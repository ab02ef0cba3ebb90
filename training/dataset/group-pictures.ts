/** Pictures that descend from one source. */

import { unionFind } from './audit/union-find.ts';
import type { Picture } from './dataset.ts';

/** The pictures of one source: they stay on one side of any split. */
export interface PictureGroup {
  /** The first picture's file: groups have no other name. */
  readonly id: string;
  readonly pictures: readonly Picture[];
}

/**
 * The part of a file's name that copies share: `-rotated3`, ` - Copy`, ` (2)` and Roboflow's `.rf.` with its hash are
 * dropped, as often as they stand at its end, and so is the extension.
 */
export function sourceName(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return name.replace(/(?:-rotated\d+| - copy| ?\(\d+\)|\.rf\.[0-9a-f]{32})+$/i, '');
}

const ROBOFLOW_ENDING = /\.rf\.[0-9a-f]{32}\.[^.]+$/i;

/** What the augmented copies share that Roboflow makes of one original; null for names of other kinds. */
export const roboflowKey = ({ dataset, file }: Picture): string | null =>
  ROBOFLOW_ENDING.test(file) ? `roboflow ${dataset}/${sourceName(file)}` : null;

/** What pictures of one class of one set share whose names differ only by such endings. */
export const nameKey = ({ dataset, label, file }: Picture): string =>
  `name ${dataset}/${label}/${sourceName(file)}`;

/**
 * Joins pictures as far as names and equal content tell.
 *
 * @returns the groups in the order of their first pictures
 */
export const groupPictures = (pictures: readonly Picture[]): PictureGroup[] =>
  groupByKeys(pictures, (picture) => [nameKey(picture)]);

/**
 * Joins pictures that share a key, also through one another, and always those of equal content.
 *
 * @returns the groups in the order of their first pictures
 */
export function groupByKeys(
  pictures: readonly Picture[],
  keysOf: (picture: Picture) => readonly string[],
): PictureGroup[] {
  const joined = unionFind(pictures.length);
  const firstWithContent = new Map<string, number>();
  const firstWithKey = new Map<string, number>();
  pictures.forEach((picture, index) => {
    joined.join(index, remembered(firstWithContent, picture.content, index));
    for (const key of keysOf(picture)) joined.join(index, remembered(firstWithKey, key, index));
  });
  return joined.groups().map((members) => {
    const group = members.flatMap((index) => pictures[index] ?? []);
    return { id: group[0]?.file ?? '', pictures: group };
  });
}

function remembered(first: Map<string, number>, key: string, index: number): number {
  const known = first.get(key);
  if (known !== undefined) return known;
  first.set(key, index);
  return index;
}
