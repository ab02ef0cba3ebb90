/** Parts pictures into sides so that no source stands on two of them. */

import type { Random } from '../random.ts';
import type { PictureGroup } from './group-pictures.ts';

/** A side's share of the pictures; the shares of a split add up to 1. */
export type Shares<Side extends string> = Readonly<Record<Side, number>>;

/**
 * Parts groups at random so that every side gets its share of each class of each data set, by contents and by sources.
 *
 * Groups come in order of size, by chance among those of about one size, and each goes where it least disturbs the
 * shares. Where all groups are alike this is Webster's method of apportionment: the sides take turns in proportion. A few
 * sources often stand behind most of a set's files, and so those are spread too and not all on the largest side.
 *
 * @returns each side's groups, in the order they had
 */
export function splitByGroup<Side extends string>(
  groups: readonly PictureGroup[],
  shares: Shares<Side>,
  random: Random,
): Record<Side, PictureGroup[]> {
  const sides = Object.keys(shares) as Side[];
  const weighed = groups.map((group) => ({ group, weights: weightsOf(group), size: sizeClass(group) }));
  const totals = new Map<string, number>();
  for (const { weights } of weighed) for (const [stratum, weight] of weights) add(totals, stratum, weight);

  const given = new Map(sides.map((side) => [side, new Map<string, number>()]));
  /** How far the squared distances from the shares, relative to these, grow if the side gets the weights. */
  const disturbance = (side: Side, weights: ReadonlyMap<string, number>): number => {
    let sum = 0;
    for (const [stratum, weight] of weights) {
      const has = given.get(side)?.get(stratum) ?? 0;
      sum += (weight * (2 * has + weight)) / (totals.get(stratum) ?? 1) ** 2;
    }
    return sum / shares[side];
  };

  const sideOf = new Map<PictureGroup, Side>();
  for (const { group, weights } of random.shuffle(weighed).sort((a, b) => b.size - a.size)) {
    const costs = sides.map((side) => ({ side, cost: disturbance(side, weights) }));
    const { side } = costs.reduce((best, next) => (next.cost < best.cost ? next : best));
    sideOf.set(group, side);
    for (const [stratum, weight] of weights) add(given.get(side) ?? new Map(), stratum, weight);
  }
  const split = Object.fromEntries(sides.map((side) => [side, [] as PictureGroup[]])) as Record<
    Side,
    PictureGroup[]
  >;
  for (const group of groups) {
    const side = sideOf.get(group);
    if (side !== undefined) split[side].push(group);
  }
  return split;
}

/** What a group counts for: its contents, and itself once as a source, in every class of a data set that it is in. */
function weightsOf({ pictures }: PictureGroup): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const counted = new Set<string>();
  for (const { dataset, label, content } of pictures) {
    const stratum = `${dataset}/${label}`;
    if (counted.has(`${stratum} ${content}`)) continue;
    counted.add(`${stratum} ${content}`);
    add(weights, `${stratum} contents`, 1);
    weights.set(`${stratum} sources`, 1);
  }
  return weights;
}

function sizeClass({ pictures }: PictureGroup): number {
  const contents = new Set(pictures.map((picture) => picture.content)).size;
  return Math.floor(Math.log2(contents));
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
