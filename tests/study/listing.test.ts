import { expect, test } from 'vitest';
import { USUAL_VIEWPOINT } from '../../src/classifier/judgement.ts';
import type { PointName } from '../../src/classifier/zone.ts';
import { countByFilter, type Filter, listed } from '../../src/study/listing.ts';
import { IDLE_QUEUE, queueProgress, withTime } from '../../src/study/queue.ts';
import {
  addEntries,
  EMPTY_STUDY,
  type Entry,
  markEntries,
  type Progress,
  removeEntries,
  selectNeighbour,
} from '../../src/study/study.ts';
import { readWith, studyEntry } from '../support/study-entry.ts';

/** Zones of the model that read them begin at 0.4 and 0.6. */
const read = (probability: number, kind: 'admitted' | 'refused' = 'admitted'): Progress =>
  readWith({ probability, admission: { kind, score: 0 } });

const failed: Progress = { state: 'failed', failure: { name: 'x', reason: null, message: '' } };

const study = addEntries(EMPTY_STUDY, [
  studyEntry('wrist 10', read(0.9)),
  studyEntry('wrist 9', failed),
  studyEntry('hand', read(0.2)),
  studyEntry('cat', read(0.99, 'refused')),
  studyEntry('foot', read(0.5)),
  studyEntry('last', { state: 'waiting' }),
]);
const paths = (entries: readonly Entry[]): string[] => entries.map(({ path }) => path);

test('the list is ordered by number in names, and by suspicion with what has none at the end', () => {
  expect(paths(listed(study, { sort: 'name', filter: 'all' }, USUAL_VIEWPOINT))).toEqual([
    'cat',
    'foot',
    'hand',
    'last',
    'wrist 9',
    'wrist 10',
  ]);
  expect(paths(listed(study, { sort: 'most-suspect', filter: 'all' }, USUAL_VIEWPOINT))).toEqual([
    'cat',
    'wrist 10',
    'foot',
    'hand',
    'wrist 9',
    'last',
  ]);
  expect(paths(listed(study, { sort: 'least-suspect', filter: 'all' }, USUAL_VIEWPOINT)).slice(0, 2)).toEqual(
    ['hand', 'foot'],
  );
});

test('each kind can be shown alone, and a refused picture counts as no fracture', () => {
  expect(paths(listed(study, { sort: 'opened', filter: 'fracture suspected' }, USUAL_VIEWPOINT))).toEqual([
    'wrist 10',
  ]);
  expect(paths(listed(study, { sort: 'opened', filter: 'refused' }, USUAL_VIEWPOINT))).toEqual(['cat']);
  expect(countByFilter(study, USUAL_VIEWPOINT)).toEqual({
    all: 6,
    'fracture suspected': 1,
    uncertain: 1,
    'no fracture found': 1,
    refused: 1,
    failed: 1,
    waiting: 1,
  });
});

test('a kind holds what the chosen operating point makes of it', () => {
  const shown = (point: PointName, filter: Filter): string[] =>
    paths(listed(study, { sort: 'opened', filter }, { point, prevalence: null }));
  expect(shown('highSensitivity', 'fracture suspected')).toEqual(['wrist 10', 'foot']);
  expect(shown('highSpecificity', 'uncertain')).toEqual(['foot']);
  expect(countByFilter(study, { point: 'highSensitivity', prevalence: null }).uncertain).toBe(0);
});

test('the selection walks through the list as it is ordered', () => {
  const order = listed(study, { sort: 'name', filter: 'all' }, USUAL_VIEWPOINT);
  expect(selectNeighbour(study, -1, order).selected).toBe('wrist 9');
});

test('chosen entries are removed together, and the nearest that stays is shown', () => {
  const chosen = markEntries(study, ['wrist 10', 'wrist 9', 'cat'], true);
  const rest = removeEntries(chosen, chosen.marked);
  expect(paths(rest.entries)).toEqual(['hand', 'foot', 'last']);
  expect(rest.selected).toBe('hand');
  expect(rest.marked.size).toBe(0);
});

test('the time left is what is open at the pace of late, and unknown before the first file', () => {
  expect(queueProgress(study, IDLE_QUEUE)).toEqual({ done: 5, all: 6, left: null });
  const quick = withTime(IDLE_QUEUE, 100);
  expect(queueProgress(study, quick).left).toBe(100);
  expect(withTime(quick, 200).pace).toBeCloseTo(120);
});
