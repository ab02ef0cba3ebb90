/** How FracAtlas's body regions, views, hardware and numbers of fractures are distributed over its classes. */

import type { Picture } from '../dataset.ts';
import { BODY_REGIONS, type FracAtlasFacts, VIEWS } from '../fracatlas-facts.ts';
import { type ByClass, CLASS_NAMES, className } from './figures.ts';

export interface FracAtlasFigures {
  /** Files that `dataset.csv` does not speak of, and that are in no figure below. */
  readonly withoutFacts: number;
  /** Files whose folder says another class than `dataset.csv`. */
  readonly contradictions: readonly string[];
  /** Files of each class; a file may show several regions, and several views. */
  readonly regions: Readonly<Record<string, ByClass<number>>>;
  readonly views: Readonly<Record<string, ByClass<number>>>;
  readonly hardware: Readonly<Record<'with' | 'without', ByClass<number>>>;
  /** Files by the number of fractures that `dataset.csv` gives. */
  readonly fractures: Readonly<Record<string, ByClass<number>>>;
}

export function describeFracAtlas(
  pictures: readonly Picture[],
  facts: ReadonlyMap<string, FracAtlasFacts>,
): FracAtlasFigures {
  const known = pictures.flatMap((picture) => {
    const own = facts.get(picture.file.slice(picture.file.lastIndexOf('/') + 1));
    return own ? [{ picture, facts: own }] : [];
  });
  const where = (holds: (facts: FracAtlasFacts) => boolean): ByClass<number> => {
    const files = known.filter((entry) => holds(entry.facts)).map((entry) => className(entry.picture));
    const counts = CLASS_NAMES.map((name) => [name, files.filter((file) => file === name).length] as const);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  };
  const numbers = [...new Set(known.map((entry) => entry.facts.fractures))].sort((a, b) => a - b);
  return {
    withoutFacts: pictures.length - known.length,
    contradictions: known
      .filter(({ picture, facts: own }) => picture.label && own.fractured !== (picture.label === 'fractured'))
      .map(({ picture }) => picture.file),
    regions: Object.fromEntries(
      BODY_REGIONS.map((region) => [region, where((own) => own.regions.includes(region))]),
    ),
    views: Object.fromEntries(VIEWS.map((view) => [view, where((own) => own.views.includes(view))])),
    hardware: { with: where((own) => own.hardware), without: where((own) => !own.hardware) },
    fractures: Object.fromEntries(
      numbers.map((number) => [number, where((own) => own.fractures === number)]),
    ),
  };
}
