/** How many files there are on each side and of each class, and how many of them are copies. */

import { byKey } from '../by-key.ts';
import type { Picture } from '../dataset.ts';
import {
  CLASS_NAMES,
  className,
  type RepeatFigures,
  SIDE_NAMES,
  type SideFigures,
  type SideName,
  sideName,
} from './figures.ts';

export const distinctContents = (pictures: readonly Picture[]): number =>
  new Set(pictures.map((picture) => picture.content)).size;

export function countSides(pictures: readonly Picture[]): Partial<Record<SideName, SideFigures>> {
  const sides: Partial<Record<SideName, SideFigures>> = {};
  for (const side of SIDE_NAMES) {
    const files = pictures.filter((picture) => sideName(picture) === side);
    if (files.length === 0) continue;
    const classes = CLASS_NAMES.map(
      (name) => [name, files.filter((picture) => className(picture) === name).length] as const,
    ).filter(([, count]) => count > 0);
    sides[side] = {
      files: files.length,
      distinctContents: distinctContents(files),
      classes: Object.fromEntries(classes),
    };
  }
  return sides;
}

export function countRepeats(pictures: readonly Picture[]): RepeatFigures {
  const files = byKey(pictures, (picture) => picture.content);
  const inTrain = new Set(
    pictures.filter((picture) => picture.side === 'train').map((picture) => picture.content),
  );
  const alsoInTrain: Partial<Record<SideName, number>> = {};
  for (const side of SIDE_NAMES) {
    const there = pictures.filter((picture) => sideName(picture) === side);
    if (side === 'train' || inTrain.size === 0 || there.length === 0) continue;
    alsoInTrain[side] = there.filter((picture) => inTrain.has(picture.content)).length;
  }
  const groups = [...files.values()];
  return {
    contents: groups.filter((copies) => copies.length > 1).length,
    alsoInTrain,
    inSeveralClasses: groups.filter((copies) => new Set(copies.map(className)).size > 1).length,
  };
}
