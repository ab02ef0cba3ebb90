/** Parts pictures into sides so that no source stands on two of them. */

import type { Random } from '../random.ts';
import type { Picture } from './dataset.ts';
import type { PictureGroup } from './group-pictures.ts';

/** A side's share of the groups; the shares of a split add up to 1. */
export type Shares<Side extends string> = Readonly<Record<Side, number>>;

/**
 * Parts groups at random, evenly by class and by size: a few sources often stand behind most of a set's files, and all
 * of them on one side would make the others say little.
 *
 * @param shares each side's part of the groups
 * @returns each side's groups, in the order they had
 */
export function splitByGroup<Side extends string>(
  groups: readonly PictureGroup[],
  shares: Shares<Side>,
  random: Random,
): Record<Side, PictureGroup[]> {
  const sides = Object.keys(shares) as Side[];
  const strata = new Map<string, PictureGroup[]>();
  for (const group of groups) {
    const stratum = `${classOf(group.pictures)} ${sizeClass(group.pictures)}`;
    const members = strata.get(stratum);
    if (members) members.push(group);
    else strata.set(stratum, [group]);
  }

  const sideOf = new Map<PictureGroup, Side>();
  const wanted = new Map(sides.map((side) => [side, 0]));
  for (const stratum of [...strata.keys()].sort()) {
    for (const group of random.shuffle(strata.get(stratum) ?? [])) {
      // Each group goes where most is owed, carried on from stratum to stratum so that small ones count too.
      for (const side of sides) wanted.set(side, (wanted.get(side) ?? 0) + shares[side]);
      const side = sides.reduce((best, next) =>
        (wanted.get(next) ?? 0) > (wanted.get(best) ?? 0) ? next : best,
      );
      wanted.set(side, (wanted.get(side) ?? 0) - 1);
      sideOf.set(group, side);
    }
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

function classOf(pictures: readonly Picture[]): string {
  const labels = new Set(pictures.map((picture) => picture.label));
  return [...labels].sort().join(' and ');
}

function sizeClass(pictures: readonly Picture[]): number {
  const contents = new Set(pictures.map((picture) => picture.content)).size;
  return Math.floor(Math.log2(contents) / 2);
}
