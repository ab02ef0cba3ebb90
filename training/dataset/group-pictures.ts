/** Pictures that descend from one source, as far as names and equal content tell. */

import type { Picture } from './dataset.ts';

/** The pictures of one source: they stay on one side of any split. */
export interface PictureGroup {
  /** The first picture's file: groups have no other name. */
  readonly id: string;
  readonly pictures: readonly Picture[];
}

/**
 * The part of a file's name that copies share: `-rotated3`, ` - Copy` and ` (2)` are dropped, as often as they stand
 * at its end, and so is the extension.
 */
export function sourceName(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return name.replace(/(?:-rotated\d+| - copy| ?\(\d+\))+$/i, '');
}

/**
 * Joins pictures of one class of one set whose names differ only by such endings, and pictures of equal content
 * wherever they lie.
 *
 * @returns the groups in the order of their first pictures
 */
export function groupPictures(pictures: readonly Picture[]): PictureGroup[] {
  const parents = pictures.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    for (let parent = parents[root]; parent !== undefined && parent !== root; parent = parents[root])
      root = parent;
    return root;
  };
  const firstWith = new Map<string, number>();
  pictures.forEach((picture, index) => {
    for (const key of [
      `content ${picture.content}`,
      `name ${picture.dataset}/${picture.label}/${sourceName(picture.file)}`,
    ]) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else {
        const [low, high] = [rootOf(first), rootOf(index)].sort((a, b) => a - b) as [number, number];
        parents[high] = low;
      }
    }
  });
  const groups = new Map<number, Picture[]>();
  pictures.forEach((picture, index) => {
    const root = rootOf(index);
    const members = groups.get(root);
    if (members) members.push(picture);
    else groups.set(root, [picture]);
  });
  return [...groups.values()].map((members) => ({ id: members[0]?.file ?? '', pictures: members }));
}
