/** Leaks: pictures on the sides that measure which show what the side `train` has shown already. */

import type { Picture } from '../dataset.ts';
import type { CrossSplit } from './audit-result.ts';

/** A file that measures nothing, and the file of `train` that gives it away. */
export interface Leak {
  readonly kind: 'identical' | 'transformed';
  readonly shown: Picture;
  readonly trained: Picture;
}

/**
 * Finds every file of `val` and `test` that has a relative in `train`, of any of the sets.
 *
 * @param groupOf the group of a picture's source
 * @returns one leak a file, to a file of equal bytes where there is one
 */
export function findLeaks(pictures: readonly Picture[], groupOf: (picture: Picture) => string): Leak[] {
  const trainedByContent = new Map<string, Picture>();
  const trainedByGroup = new Map<string, Picture>();
  for (const picture of pictures) {
    if (picture.side !== 'train') continue;
    if (!trainedByContent.has(picture.content)) trainedByContent.set(picture.content, picture);
    if (!trainedByGroup.has(groupOf(picture))) trainedByGroup.set(groupOf(picture), picture);
  }
  return pictures.flatMap((shown): Leak[] => {
    if (shown.side !== 'test' && shown.side !== 'val') return [];
    const identical = trainedByContent.get(shown.content);
    if (identical) return [{ kind: 'identical', shown, trained: identical }];
    const relative = trainedByGroup.get(groupOf(shown));
    return relative ? [{ kind: 'transformed', shown, trained: relative }] : [];
  });
}

export function countLeaks(leaks: readonly Leak[]): CrossSplit {
  const identical = leaks.filter(({ kind }) => kind === 'identical').length;
  return { identical, transformed: leaks.length - identical };
}
