/** Area under the ROC curve: how often a fractured picture scores above one that is not. */

import { requireScores, type Scored } from './labelled.ts';

/**
 * Area under the ROC curve by the Mann–Whitney statistic, ties counted half, in O(n log n).
 *
 * @returns a value in [0, 1], or NaN where one class is missing
 * @throws RangeError where a score is NaN
 * @see Hanley & McNeil, Radiology 143 (1982) 29–36
 */
export function areaUnderRoc(pictures: readonly Scored[]): number {
  requireScores(pictures);
  const fractured = sortedScores(pictures, true);
  const others = sortedScores(pictures, false);
  let wins = 0;
  let below = 0;
  let upTo = 0;
  for (const score of fractured) {
    while (below < others.length && (others[below] as number) < score) below++;
    while (upTo < others.length && (others[upTo] as number) <= score) upTo++;
    wins += (below + upTo) / 2;
  }
  return wins / (fractured.length * others.length);
}

function sortedScores(pictures: readonly Scored[], fractured: boolean): Float64Array {
  const scores = new Float64Array(pictures.length);
  let count = 0;
  for (const picture of pictures) {
    if (picture.fractured === fractured) scores[count++] = picture.score;
  }
  return scores.subarray(0, count).sort();
}
