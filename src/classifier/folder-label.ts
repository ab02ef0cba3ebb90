/** The names of folders, and words in lists, that say of which class a picture is. */

import type { Label } from './finding.ts';

const NAMES: ReadonlyMap<string, Label> = new Map([
  ['fractured', 'fractured'],
  ['not fractured', 'not fractured'],
  ['not_fractured', 'not fractured'],
  ['not-fractured', 'not fractured'],
]);

/** @returns null where the name says nothing of a class; capital letters and spaces around it do not matter */
export const labelOfName = (name: string): Label | null => NAMES.get(name.trim().toLowerCase()) ?? null;

/**
 * @param folders names from the outermost to the one that the picture lies in, at any depth
 * @returns what the outermost of them says that says anything
 */
export function labelOfFolders(folders: readonly string[]): Label | null {
  for (const folder of folders) {
    const label = labelOfName(folder);
    if (label) return label;
  }
  return null;
}
