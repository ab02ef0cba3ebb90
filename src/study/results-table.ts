/** The results of a study as a table for other programs: CSV or JSON, one row a file. */

import type { Viewpoint } from '../classifier/judgement.ts';
import { type Cell, csvText } from './csv-text.ts';
import type { Entry } from './study.ts';
import { judgementOf } from './viewpoint.ts';

const COLUMNS = [
  'file',
  'model',
  'probability',
  'label',
  'zone',
  'in_distribution',
  'peak_x',
  'peak_y',
  'regions',
  'error',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], Cell>>;

const EMPTY: Row = {
  file: null,
  model: null,
  probability: null,
  label: null,
  zone: null,
  in_distribution: null,
  peak_x: null,
  peak_y: null,
  regions: null,
  error: null,
};

/**
 * Places are fractions of the picture's width and height; what a model does not give is null. Label and zone are those of
 * the viewpoint's operating point; the probability is the finding's own, whatever prevalence a person looks from.
 */
function rowOf({ path, progress }: Entry, viewpoint: Viewpoint): Row {
  if (progress.state === 'failed') return { ...EMPTY, file: path, error: progress.failure.message };
  if (progress.state !== 'read') return { ...EMPTY, file: path };
  const { model, probability, evidence, admission } = progress.reading.finding;
  const { label, zone } = judgementOf(progress, viewpoint);
  return {
    ...EMPTY,
    file: path,
    model,
    probability,
    label,
    zone,
    in_distribution: admission.kind === 'unchecked' ? null : admission.kind === 'admitted',
    peak_x: evidence?.peak.x ?? null,
    peak_y: evidence?.peak.y ?? null,
    regions: evidence?.regions.length ?? null,
  };
}

export function resultsJson(entries: readonly Entry[], viewpoint: Viewpoint): string {
  const rows = entries.map((entry) => rowOf(entry, viewpoint));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

export function resultsCsv(entries: readonly Entry[], viewpoint: Viewpoint): string {
  const rows = entries.map((entry) => rowOf(entry, viewpoint));
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))]);
}
