/** DeLong's test: two areas under ROC curves from the same pictures, where every picture is a source of its own. */

import type { ScoredTwice } from './compare-models.ts';
import { hasBothClasses } from './labelled.ts';
import { normalTail } from './normal-tail.ts';

export interface DeLongComparison {
  readonly first: { readonly area: number; readonly standardError: number };
  readonly second: { readonly area: number; readonly standardError: number };
  /** First area minus second. */
  readonly difference: number;
  readonly standardError: number;
  /** Two-sided; 1 where the models rank the pictures alike. */
  readonly p: number;
}

/**
 * Compares two correlated areas under ROC curves. It takes the pictures for independent: where groups have several,
 * use `compareModels` instead.
 *
 * @returns null where a class has fewer than two pictures
 * @throws RangeError where a score is NaN
 * @see DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988) 837–845
 * @see Sun & Xu, IEEE Signal Processing Letters 21 (2014) 1389–1393, for midranks, O(n log n)
 */
export function delong(pictures: readonly ScoredTwice[]): DeLongComparison | null {
  const fractured = pictures.filter((picture) => picture.fractured);
  const others = pictures.filter((picture) => !picture.fractured);
  if (!hasBothClasses(pictures) || fractured.length < 2 || others.length < 2) return null;
  const first = placements(
    fractured.map((picture) => picture.first),
    others.map((picture) => picture.first),
  );
  const second = placements(
    fractured.map((picture) => picture.second),
    others.map((picture) => picture.second),
  );
  const variance = (ofFractured: readonly number[], ofOthers: readonly number[]): number =>
    sampleVariance(ofFractured) / fractured.length + sampleVariance(ofOthers) / others.length;
  const minus = (a: readonly number[], b: readonly number[]): number[] =>
    a.map((value, index) => value - (b[index] ?? Number.NaN));

  const difference = first.area - second.area;
  const standardError = Math.sqrt(
    variance(minus(first.fractured, second.fractured), minus(first.others, second.others)),
  );
  const summary = (model: Placements) => ({
    area: model.area,
    standardError: Math.sqrt(variance(model.fractured, model.others)),
  });
  return {
    first: summary(first),
    second: summary(second),
    difference,
    standardError,
    p: difference === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(difference) / standardError)),
  };
}

/** For each picture, the share of the other class that it is ranked rightly against. */
interface Placements {
  readonly fractured: readonly number[];
  readonly others: readonly number[];
  readonly area: number;
}

function placements(fractured: readonly number[], others: readonly number[]): Placements {
  const all = midranks([...fractured, ...others]);
  const amongFractured = midranks(fractured);
  const amongOthers = midranks(others);
  const rank = (ranks: readonly number[], index: number): number => ranks[index] ?? Number.NaN;
  const ofFractured = fractured.map((_, i) => (rank(all, i) - rank(amongFractured, i)) / others.length);
  const ofOthers = others.map(
    (_, j) => 1 - (rank(all, fractured.length + j) - rank(amongOthers, j)) / fractured.length,
  );
  return { fractured: ofFractured, others: ofOthers, area: mean(ofFractured) };
}

/** Ranks from 1; equal scores share the mean of theirs. */
function midranks(scores: readonly number[]): number[] {
  if (scores.some(Number.isNaN)) throw new RangeError('A score is not a number.');
  const order = scores
    .map((score, index) => ({ score, index }))
    .sort((a, b) => (a.score < b.score ? -1 : a.score > b.score ? 1 : 0));
  const ranks = new Array<number>(scores.length).fill(0);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to]?.score === order[from]?.score) to++;
    for (const { index } of order.slice(from, to)) ranks[index] = (from + 1 + to) / 2;
  }
  return ranks;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function sampleVariance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
