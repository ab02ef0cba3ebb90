/** A list that says of each file whether it shows a fracture: a CSV with the columns `file` and `label`, perhaps `group`. */

import type { Label } from '../../classifier/finding.ts';
import { labelOfName } from '../../classifier/folder-label.ts';
import { readCsv } from './csv.ts';

export interface LabelRow {
  /** Name or path, with `/` between its folders. */
  readonly file: string;
  readonly label: Label;
  /** The patient, or whatever else makes pictures alike; null where the list does not say. */
  readonly group: string | null;
}

export interface LabelList {
  /** The list's own file. */
  readonly name: string;
  readonly rows: readonly LabelRow[];
  /** Lines whose label is not understood. */
  readonly faults: readonly { readonly line: number; readonly label: string }[];
}

/** Names of columns in lower case, the first that is there. */
const COLUMNS = {
  file: ['file', 'filename', 'file_name', 'path', 'image'],
  label: ['label', 'truth', 'class', 'fractured'],
  group: ['group', 'patient', 'patient_id', 'source'],
} as const;

/** A column that only results have: what they call a label is what a model said. */
const OF_RESULTS = 'probability';

const WORDS: ReadonlyMap<string, Label> = new Map([
  ['1', 'fractured'],
  ['true', 'fractured'],
  ['yes', 'fractured'],
  ['0', 'not fractured'],
  ['false', 'not fractured'],
  ['no', 'not fractured'],
]);

const labelOfWord = (word: string): Label | null =>
  labelOfName(word) ?? WORDS.get(word.trim().toLowerCase()) ?? null;

/** Why a table is no list of labels. */
export type NoLabelList = 'no-columns' | 'results' | 'empty';

/** Reads a list; without a first line that names columns they are taken as file, label and group. */
export function readLabelList(name: string, text: string): LabelList | NoLabelList {
  const [first, ...rest] = readCsv(text);
  if (!first) return 'empty';
  const names = first.cells.map((cell) => cell.trim().toLowerCase());
  if (names.includes(OF_RESULTS)) return 'results';
  const place = (known: readonly string[]): number =>
    known.map((each) => names.indexOf(each)).find((at) => at >= 0) ?? -1;
  const named = { file: place(COLUMNS.file), label: place(COLUMNS.label), group: place(COLUMNS.group) };
  const isNamed = named.file >= 0 && named.label >= 0;
  if (!isNamed && labelOfWord(first.cells[1] ?? '') === null) return 'no-columns';
  const columns = isNamed ? named : { file: 0, label: 1, group: 2 };
  const lines = isNamed ? rest : [first, ...rest];
  const read = lines.map(({ line, cells }) => {
    const label = cells[columns.label] ?? '';
    return {
      line,
      file: pathOf(cells[columns.file] ?? ''),
      said: label.trim(),
      label: labelOfWord(label),
      group: cells[columns.group]?.trim() || null,
    };
  });
  const rows = read.flatMap(({ file, label, group }) => (label && file ? [{ file, label, group }] : []));
  const faults = read.flatMap(({ line, said, label }) => (label ? [] : [{ line, label: said }]));
  return rows.length > 0 || faults.length > 0 ? { name, rows, faults } : 'empty';
}

const pathOf = (file: string): string =>
  file
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');
