/** Splits over all sets at once: every source whole, on one side. */

import { wrongUsage } from '../exit-code.ts';
import type { Random } from '../random.ts';
import type { SourceGroups } from './group-sources.ts';
import { SIDES, type Side, type Split, splitGroup } from './split.ts';
import { type Shares, splitByGroup } from './split-by-group.ts';

export const DEFAULT_HOLDOUT: Shares<Side> = { train: 0.6, validation: 0.1, calibration: 0.1, test: 0.2 };

/** Fewer leave nothing to train on: one fold is for testing, one for choosing and calibrating. */
export const FEWEST_FOLDS = 3;

/**
 * One split with a given share for each side.
 *
 * @param shares add up to 1
 */
export function holdoutSplit(
  { groups, method }: SourceGroups,
  shares: Shares<Side>,
  seed: number,
  random: Random,
): Split {
  const parts = splitByGroup(groups, shares, random.fork('split'));
  return {
    format: 'osteoscope-split/1',
    seed,
    method: `${method}; holdout ${SIDES.map((side) => `${side} ${shares[side]}`).join(', ')}`,
    groups: SIDES.flatMap((side) => parts[side].map((group) => splitGroup(side, group))),
  };
}

/**
 * A split for each of k folds. Each source is tested once; the next fold is halved into validation and calibration, and
 * the rest is for training.
 *
 * @param folds at least 3
 */
export function foldSplits(
  { groups, method }: SourceGroups,
  folds: number,
  seed: number,
  random: Random,
): Split[] {
  if (folds < FEWEST_FOLDS) throw wrongUsage(`At least ${FEWEST_FOLDS} folds are needed.`);
  const halves = Array.from({ length: 2 * folds }, (_, half) => String(half));
  const share = 1 / halves.length;
  const parts = splitByGroup(
    groups,
    Object.fromEntries(halves.map((half) => [half, share])),
    random.fork('folds'),
  );
  return Array.from({ length: folds }, (_, fold) => ({
    format: 'osteoscope-split/1',
    seed,
    method: `${method}; fold ${fold + 1} of ${folds}`,
    groups: halves.flatMap((half) => {
      const side = sideOfHalf(Number(half), fold, folds);
      return (parts[half] ?? []).map((group) => splitGroup(side, group));
    }),
  }));
}

/** Fold n is made of the halves 2n and 2n + 1. */
function sideOfHalf(half: number, fold: number, folds: number): Side {
  const next = (fold + 1) % folds;
  if (half === 2 * fold || half === 2 * fold + 1) return 'test';
  if (half === 2 * next) return 'validation';
  if (half === 2 * next + 1) return 'calibration';
  return 'train';
}
