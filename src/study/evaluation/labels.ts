/** The list of labels in use; it is forgotten with the page. */

import { createStore } from 'zustand/vanilla';
import type { Incoming } from '../intake/incoming.ts';
import { type LabelList, type NoLabelList, readLabelList } from './label-list.ts';

export interface Labels {
  readonly list: LabelList | null;
  /** The last table that was no list of labels. */
  readonly refused: { readonly name: string; readonly why: Refusal } | null;
}

type Refusal = NoLabelList | 'too-large' | 'unreadable';

export const labels = createStore<Labels>(() => ({ list: null, refused: null }));

/** Bytes; a list of a million pictures is smaller. */
const MOST = 64e6;

const isTable = ({ file }: Incoming): boolean => /\.(csv|tsv)$/i.test(file.name);

/**
 * Takes the lists of labels out of what a person brought; the last of them is in use from then on.
 *
 * @returns everything else, and whether there was a table
 */
export async function takeLabels(
  incoming: readonly Incoming[],
): Promise<{ readonly others: readonly Incoming[]; readonly taken: boolean }> {
  const tables = incoming.filter(isTable);
  for (const { file } of tables) {
    const list = await listIn(file);
    labels.setState(
      typeof list === 'string' ? { refused: { name: file.name, why: list } } : { list, refused: null },
    );
  }
  return { others: incoming.filter((each) => !isTable(each)), taken: tables.length > 0 };
}

async function listIn(file: File): Promise<LabelList | Refusal> {
  if (file.size > MOST) return 'too-large';
  const text = await file.text().catch(() => null);
  return text === null ? 'unreadable' : readLabelList(file.name, text);
}
