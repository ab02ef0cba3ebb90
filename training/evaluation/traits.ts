/** What a set tells of its pictures besides their class. */

import { basename } from 'node:path';
import type { Dataset, Picture } from '../dataset/dataset.ts';
import { readFracAtlasFacts } from '../dataset/fracatlas-facts.ts';

/**
 * Reads what is known of the pictures of some sets.
 *
 * @returns a function that gives a picture's traits, such as "hand", "lateral", "without hardware"; none where nothing is known
 * @throws CommandFailure where a set's table is damaged
 */
export async function readTraits(
  datasets: readonly Dataset[],
): Promise<(picture: Picture) => readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const { root, pictures } of datasets) {
    const facts = await readFracAtlasFacts(root);
    for (const { content, file } of facts ? pictures : []) {
      const found = facts?.get(basename(file));
      if (!found) continue;
      const { regions, views, hardware } = found;
      known.set(content, [...regions, ...views, hardware ? 'with hardware' : 'without hardware']);
    }
  }
  return ({ content }) => known.get(content) ?? [];
}
