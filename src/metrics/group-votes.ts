/** One vote a group: so that a source with many copies does not outvote the others. */

import { byGroup } from './by-group.ts';
import { type Grouped, requireScores, type Scored } from './labelled.ts';

/**
 * One scored entry for each group: the mean score of its pictures, fractured where at least half of them are.
 *
 * @returns in the order of the groups' first pictures
 * @throws RangeError where a score is NaN
 */
export function oneVoteAGroup(pictures: readonly (Scored & Grouped)[]): (Scored & Grouped)[] {
  requireScores(pictures);
  return [...byGroup(pictures)].map(([group, members]) => ({
    group,
    score: members.reduce((sum, { score }) => sum + score, 0) / members.length,
    fractured: 2 * members.filter(({ fractured }) => fractured).length >= members.length,
  }));
}
