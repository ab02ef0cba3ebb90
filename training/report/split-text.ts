/** What stands on each side of a split, as a table for the terminal. */

import { type ClassName, className } from '../dataset/analysis/figures.ts';
import { byKey } from '../dataset/by-key.ts';
import type { Picture } from '../dataset/dataset.ts';
import type { PictureGroup } from '../dataset/group-pictures.ts';
import { SIDES, type Side, type Split, standings } from '../dataset/split.ts';
import { count } from './number-text.ts';
import { textTable } from './text-table.ts';

/** Pictures of one class of one set on one side. */
export interface SplitCell {
  readonly side: Side;
  readonly dataset: string;
  readonly class: ClassName;
  /** Distinct contents. */
  readonly pictures: number;
  /** Sources with at least one of them; a source of both classes counts in both. */
  readonly groups: number;
}

/** Counts what a split says of pictures, ordered by side, set and class; cells without pictures are left out. */
export function countSplit(split: Split, pictures: readonly Picture[]): SplitCell[] {
  const standing = standings(split);
  const cells = byKey(pictures, ({ dataset, label }) => `${dataset} ${label}`);
  return SIDES.flatMap((side) =>
    [...cells.values()].flatMap((files) => {
      const contents = new Set(files.map((picture) => picture.content));
      const there = [...contents].filter((content) => standing.get(content)?.side === side);
      const [first] = files;
      if (!first || there.length === 0) return [];
      const groups = new Set(there.map((content) => standing.get(content)?.group)).size;
      return [{ side, dataset: first.dataset, class: className(first), pictures: there.length, groups }];
    }),
  );
}

/** Rows side × set × class, with each side's share of the pictures of that class and set. */
export function splitText(cells: readonly SplitCell[]): string {
  const all = (cell: SplitCell): number =>
    cells
      .filter((other) => other.dataset === cell.dataset && other.class === cell.class)
      .reduce((sum, { pictures }) => sum + pictures, 0);
  return textTable([
    ['side', 'set', 'class', 'pictures', 'share', 'groups'],
    ...cells.map((cell) => [
      cell.side,
      cell.dataset,
      cell.class,
      count(cell.pictures),
      `${((100 * cell.pictures) / all(cell)).toFixed(1)} %`,
      count(cell.groups),
    ]),
  ]);
}

/** What is missing on a side that should have both classes, a sentence each. */
export function missingClasses(cells: readonly SplitCell[]): string[] {
  return [...new Set(cells.map(({ side }) => side))].flatMap((side) =>
    (['fractured', 'not fractured'] as const)
      .filter((name) => !cells.some((cell) => cell.side === side && cell.class === name))
      .map((name) => `There are too few sources: the ${side} side has no picture that is ${name}.`),
  );
}

/** A source with a larger part of a set than this cannot be shared out fairly. */
const OVERLARGE = 0.2;

/** Which sources are so large that the shares of a split cannot be met, a sentence each. */
export function overlargeGroups(groups: readonly PictureGroup[]): string[] {
  const all = byKey(
    groups.flatMap((group) => group.pictures),
    ({ dataset }) => dataset,
  );
  return groups.flatMap(({ id, pictures }) =>
    [...byKey(pictures, ({ dataset }) => dataset)].flatMap(([dataset, own]) => {
      const whole = all.get(dataset)?.length ?? 0;
      if (own.length <= OVERLARGE * whole || own.length === 1) return [];
      return [
        `One group, that of ${id}, holds ${own.length} of the ${whole} files of ${dataset}: the shares cannot be met. Has it been joined rightly?`,
      ];
    }),
  );
}
