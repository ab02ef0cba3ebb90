/** How much the pictures of each data set and class folder count in training. */

import type { Label } from '../../src/classifier/finding.ts';
import type { Picture } from '../dataset/dataset.ts';
import { wrongUsage } from '../exit-code.ts';

/** By the name of a set, or of a set and a folder in it as `set/folder`; what is not named counts 1. */
export type DataWeights = Readonly<Record<string, number>>;

/** How much a picture counts, beside its set's weight, whose only sign of no fracture is that nobody drew one. */
const PRESUMED_WEIGHT = 0.25;

/**
 * Reads weights as they are typed.
 *
 * @param words such as `fracatlas=1` and `upper-extremity/unlabelled=0.2`
 * @throws CommandFailure where one is not of that form
 */
export function readDataWeights(words: readonly string[]): DataWeights {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, weight] = /^(.+)=([0-9.]+)$/.exec(word) ?? [];
      if (name === undefined || !Number.isFinite(Number(weight))) {
        throw wrongUsage(
          `"${word}" is no weight: write a set's or folder's name and a number, as in set/folder=0.5.`,
        );
      }
      return [name, Number(weight)];
    }),
  );
}

/**
 * Refuses weights that would go unheard.
 *
 * @throws CommandFailure naming a weight that no picture has
 */
export function requireKnownNames(weights: DataWeights, pictures: readonly Picture[]): void {
  for (const name of Object.keys(weights)) {
    if (pictures.some((picture) => bears(picture, name))) continue;
    const sets = [...new Set(pictures.map(({ dataset }) => dataset))].join(', ');
    throw wrongUsage(`--weights names "${name}", but no picture is there; the sets are: ${sets}.`);
  }
}

/**
 * What training takes a picture's class to be: what its folder says, or else "not fractured" where somebody looked for
 * fractures and drew none.
 */
export function trainingLabel({ label, regions }: Pick<Picture, 'label' | 'regions'>): Label | null {
  return label ?? (regions?.length === 0 ? 'not fractured' : null);
}

/** A set's weight times those of the folders that a picture lies in; a presumed class counts a quarter unless a folder's weight says otherwise. */
export function weightOf(picture: Picture, weights: DataWeights): number {
  const named = Object.entries(weights).filter(([name]) => bears(picture, name));
  const folders = named.filter(([name]) => name !== picture.dataset);
  const presumed = picture.label === null && folders.length === 0 ? PRESUMED_WEIGHT : 1;
  return named.reduce((product, [, weight]) => product * weight, presumed);
}

function bears({ dataset, file }: Picture, name: string): boolean {
  if (name === dataset) return true;
  const folders = `/${file.slice(0, file.lastIndexOf('/') + 1)}`;
  return name.startsWith(`${dataset}/`) && folders.includes(`${name.slice(dataset.length)}/`);
}
