/** Which entries the list shows, and in which order: pure functions over the study. */

import type { Zone } from '../classifier/finding.ts';
import type { Viewpoint } from '../classifier/judgement.ts';
import type { Entry, Study } from './study.ts';
import { judgementOf } from './viewpoint.ts';

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

/** The entries on show, in their order, as they are judged from a viewpoint. */
export function listed(
  { entries }: Pick<Study, 'entries'>,
  { sort, filter }: Listing,
  viewpoint: Viewpoint,
): readonly Entry[] {
  const shown = filter === 'all' ? entries : entries.filter((entry) => belongs(entry, filter, viewpoint));
  return sort === 'opened' ? shown : shown.toSorted(ORDERS[sort](viewpoint));
}

/** How many entries each filter would show. */
export function countByFilter(
  { entries }: Pick<Study, 'entries'>,
  viewpoint: Viewpoint,
): Readonly<Record<Filter, number>> {
  const counts = Object.fromEntries(FILTERS.map((filter) => [filter, 0])) as Record<Filter, number>;
  for (const entry of entries)
    for (const filter of FILTERS) if (belongs(entry, filter, viewpoint)) counts[filter]++;
  return counts;
}

function belongs({ progress }: Entry, filter: Filter, viewpoint: Viewpoint): boolean {
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
      return zoneShown(progress, viewpoint) === filter;
  }
}

/** A refused picture has no zone: its verdict is worth nothing. */
function zoneShown(progress: Entry['progress'], viewpoint: Viewpoint): Zone | null {
  if (progress.state !== 'read' || progress.reading.finding.admission.kind === 'refused') return null;
  return judgementOf(progress, viewpoint).zone;
}

const names = new Intl.Collator('en', { numeric: true });
const byName = (a: Entry, b: Entry): number => names.compare(a.path, b.path);

/** What has no probability stands last, whichever way round. */
const byProbability =
  (sign: number) =>
  (viewpoint: Viewpoint) =>
  (a: Entry, b: Entry): number => {
    const [left, right] = [probabilityOf(a, viewpoint), probabilityOf(b, viewpoint)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  };

const probabilityOf = ({ progress }: Entry, viewpoint: Viewpoint): number | null =>
  progress.state === 'read' ? judgementOf(progress, viewpoint).probability : null;

const ORDERS: Record<Exclude<Sort, 'opened'>, (viewpoint: Viewpoint) => (a: Entry, b: Entry) => number> = {
  name: () => byName,
  'most-suspect': byProbability(-1),
  'least-suspect': byProbability(1),
};
