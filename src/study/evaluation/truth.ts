/** What is known of an opened picture: from a list of labels, or else from the folders that it lies in. */

import type { Label } from '../../classifier/finding.ts';
import { labelOfFolders } from '../../classifier/folder-label.ts';
import type { Entry } from '../study.ts';
import type { LabelList, LabelRow } from './label-list.ts';

export interface Truth {
  readonly label: Label;
  readonly group: string | null;
}

export interface Truths {
  /** By the entries' ids. */
  readonly of: ReadonlyMap<string, Truth>;
  /** Entries of which the list says two different things. */
  readonly contradicted: readonly Entry[];
  /** Files in the list that are not opened. */
  readonly missing: readonly string[];
}

/** A list speaks before folders. A row means each picture whose path ends like its own, the longer the surer. */
export function truthsOf(entries: readonly Entry[], list: LabelList | null): Truths {
  const byName = new Map<string, LabelRow[]>();
  for (const row of list?.rows ?? []) {
    const name = nameOf(row.file);
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  const of = new Map<string, Truth>();
  const contradicted: Entry[] = [];
  const met = new Set<LabelRow>();
  for (const entry of entries) {
    const rows = nearest(entry.path, byName.get(nameOf(entry.path)) ?? []);
    for (const row of rows) met.add(row);
    const [row] = rows;
    if (row && rows.some(({ label }) => label !== row.label)) contradicted.push(entry);
    else if (row) of.set(entry.id, { label: row.label, group: row.group });
    else {
      const label = labelOfFolders(entry.path.split('/').slice(0, -1));
      if (label) of.set(entry.id, { label, group: null });
    }
  }
  const missing = (list?.rows ?? []).filter((row) => !met.has(row)).map(({ file }) => file);
  return { of, contradicted, missing };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The rows that share the longest end with a path; none of them, where folders contradict on both sides. */
function nearest(path: string, rows: readonly LabelRow[]): readonly LabelRow[] {
  const matching = rows.filter(({ file }) => endsLike(path, file) || endsLike(file, path));
  const longest = Math.max(0, ...matching.map(({ file }) => Math.min(file.length, path.length)));
  return matching.filter(({ file }) => Math.min(file.length, path.length) === longest);
}

const endsLike = (path: string, end: string): boolean => path === end || path.endsWith(`/${end}`);
