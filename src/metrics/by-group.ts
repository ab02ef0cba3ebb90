/** Pictures gathered by the source they come from. */

import type { Grouped } from './labelled.ts';

/** @returns the groups in the order of their first pictures */
export function byGroup<T extends Grouped>(pictures: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const picture of pictures) {
    const members = groups.get(picture.group);
    if (members) members.push(picture);
    else groups.set(picture.group, [picture]);
  }
  return groups;
}
