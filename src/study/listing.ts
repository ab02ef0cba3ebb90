/** Which entries the list shows, and in which order: pure functions over the study. */

import type { Zone } from '../classifier/finding.ts';
import type { Entry, Study } from './study.ts';

export const SORTS = ['opened', 'name', 'most-suspect', 'least-suspect'] as const;
export type Sort = (typeof SORTS)[number];

export const FILTERS = [
  'all',
  'fracture suspected',
  'uncertain',
  'no fracture found',
  'refused',
  'failed',
  'waiting',
] as const;
export type Filter = (typeof FILTERS)[number];

export interface Listing {
  readonly sort: Sort;
  readonly filter: Filter;
}

export const WHOLE_LIST: Listing = { sort: 'opened', filter: 'all' };

/** The entries on show, in their order. */
export function listed({ entries }: Pick<Study, 'entries'>, { sort, filter }: Listing): readonly Entry[] {
  const shown = filter === 'all' ? entries : entries.filter((entry) => belongs(entry, filter));
  return sort === 'opened' ? shown : shown.toSorted(ORDERS[sort]);
}

/** How many entries each filter would show. */
export function countByFilter({ entries }: Pick<Study, 'entries'>): Readonly<Record<Filter, number>> {
  const counts = Object.fromEntries(FILTERS.map((filter) => [filter, 0])) as Record<Filter, number>;
  for (const entry of entries) for (const filter of FILTERS) if (belongs(entry, filter)) counts[filter]++;
  return counts;
}

function belongs({ progress }: Entry, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'failed':
      return progress.state === 'failed';
    case 'waiting':
      return progress.state === 'waiting' || progress.state === 'reading';
    case 'refused':
      return progress.state === 'read' && progress.reading.finding.admission.kind === 'refused';
    default:
      return zoneShown(progress) === filter;
  }
}

/** A refused picture has no zone: its verdict is worth nothing. */
function zoneShown(progress: Entry['progress']): Zone | null {
  if (progress.state !== 'read') return null;
  const { admission, zone } = progress.reading.finding;
  return admission.kind === 'refused' ? null : zone;
}

const names = new Intl.Collator('en', { numeric: true });
const byName = (a: Entry, b: Entry): number => names.compare(a.path, b.path);

/** What has no probability stands last, whichever way round. */
const byProbability =
  (sign: number) =>
  (a: Entry, b: Entry): number => {
    const [left, right] = [probabilityOf(a), probabilityOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  };

const probabilityOf = ({ progress }: Entry): number | null =>
  progress.state === 'read' ? progress.reading.finding.probability : null;

const ORDERS: Record<Exclude<Sort, 'opened'>, (a: Entry, b: Entry) => number> = {
  name: byName,
  'most-suspect': byProbability(-1),
  'least-suspect': byProbability(1),
};
