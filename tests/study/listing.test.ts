import { expect, test } from 'vitest';
import type { Admission, Zone } from '../../src/classifier/finding.ts';
import { countByFilter, listed } from '../../src/study/listing.ts';
import { IDLE_QUEUE, queueProgress, withTime } from '../../src/study/queue.ts';
import {
  addEntries,
  EMPTY_STUDY,
  type Entry,
  markEntries,
  removeEntries,
  selectNeighbour,
} from '../../src/study/study.ts';

type Progress = Entry['progress'];

const read = (probability: number, zone: Zone, kind: Admission['kind'] = 'admitted'): Progress => ({
  state: 'read',
  explanations: {},
  reading: {
    finding: {
      model: 'm',
      logit: 0,
      probability,
      label: probability < 0.5 ? 'not fractured' : 'fractured',
      zone,
      evidence: null,
      admission: kind === 'unchecked' ? { kind } : { kind, score: 0 },
    },
    size: { width: 1, height: 1 },
    source: { format: 'png', bitsPerSample: 8, bytes: 1 } as never,
    thumbnail: { width: 1, height: 1, grey: new Uint8Array(1) } as never,
    milliseconds: { decode: 1, infer: 1 },
  },
});
const failed: Progress = { state: 'failed', failure: { name: 'x', reason: null, message: '' } };

const entry = (path: string, progress: Progress): Entry => ({
  id: path,
  path,
  file: new File([], path),
  origin: 'file',
  progress,
});

const study = addEntries(EMPTY_STUDY, [
  entry('wrist 10', read(0.9, 'fracture suspected')),
  entry('wrist 9', failed),
  entry('hand', read(0.2, 'no fracture found')),
  entry('cat', read(0.99, 'fracture suspected', 'refused')),
  entry('foot', read(0.5, 'uncertain')),
  entry('last', { state: 'waiting' }),
]);
const paths = (entries: readonly Entry[]): string[] => entries.map(({ path }) => path);

test('the list is ordered by number in names, and by suspicion with what has none at the end', () => {
  expect(paths(listed(study, { sort: 'name', filter: 'all' }))).toEqual([
    'cat',
    'foot',
    'hand',
    'last',
    'wrist 9',
    'wrist 10',
  ]);
  expect(paths(listed(study, { sort: 'most-suspect', filter: 'all' }))).toEqual([
    'cat',
    'wrist 10',
    'foot',
    'hand',
    'wrist 9',
    'last',
  ]);
  expect(paths(listed(study, { sort: 'least-suspect', filter: 'all' })).slice(0, 2)).toEqual([
    'hand',
    'foot',
  ]);
});

test('each kind can be shown alone, and a refused picture counts as no fracture', () => {
  expect(paths(listed(study, { sort: 'opened', filter: 'fracture suspected' }))).toEqual(['wrist 10']);
  expect(paths(listed(study, { sort: 'opened', filter: 'refused' }))).toEqual(['cat']);
  expect(countByFilter(study)).toEqual({
    all: 6,
    'fracture suspected': 1,
    uncertain: 1,
    'no fracture found': 1,
    refused: 1,
    failed: 1,
    waiting: 1,
  });
});

test('the selection walks through the list as it is ordered', () => {
  const order = listed(study, { sort: 'name', filter: 'all' });
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
