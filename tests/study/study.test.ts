import { expect, test } from 'vitest';
import {
  addEntries,
  EMPTY_STUDY,
  type Entry,
  findEntry,
  nextWaiting,
  removeEntries,
  requestFor,
  selectEntry,
  selectNeighbour,
  setExplanation,
  setProgress,
  setView,
} from '../../src/study/study.ts';

const entry = (id: string): Entry => ({
  id,
  file: new File([], `${id}.png`),
  path: `${id}.png`,
  origin: 'file',
  progress: { state: 'waiting' },
});
const three = addEntries(EMPTY_STUDY, ['a', 'b', 'c'].map(entry));
const failure = { name: 'UnreadableRadiograph', reason: 'empty', message: 'This file is empty.' };

test('what is added stands at the end, and the first of it is shown', () => {
  const five = addEntries(three, ['d', 'e'].map(entry));
  expect(five.entries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(five.selected).toBe('d');
  expect(addEntries(five, [])).toBe(five);
});

test('when the entry on show is removed its neighbour below is shown, or the one above, or none', () => {
  const selected = selectEntry(three, 'b');
  expect(removeEntries(selected, new Set(['b'])).selected).toBe('c');
  expect(removeEntries(selectEntry(three, 'c'), new Set(['c'])).selected).toBe('b');
  expect(removeEntries(addEntries(EMPTY_STUDY, [entry('a')]), new Set(['a']))).toEqual(EMPTY_STUDY);
});

test('when another entry is removed the one on show stays', () => {
  const study = removeEntries(selectEntry(three, 'b'), new Set(['a']));
  expect(study.selected).toBe('b');
  expect(study.entries).toHaveLength(2);
  expect(removeEntries(study, new Set(['nobody']))).toBe(study);
});

test('the selection moves by places and stops at either end', () => {
  expect(selectNeighbour(three, 1).selected).toBe('b');
  expect(selectNeighbour(three, -1).selected).toBe('a');
  expect(selectNeighbour(three, Number.POSITIVE_INFINITY).selected).toBe('c');
  expect(selectNeighbour(EMPTY_STUDY, 1)).toBe(EMPTY_STUDY);
});

test('nothing that is not there can be selected', () => {
  expect(selectEntry(three, 'nobody')).toBe(three);
});

test('the entry on show is read first, then the others in their order', () => {
  const selected = selectEntry(three, 'c');
  expect(nextWaiting(selected)?.id).toBe('c');
  const read = setProgress(selected, 'c', { state: 'failed', failure });
  expect(nextWaiting(read)?.id).toBe('a');
  expect(nextWaiting(EMPTY_STUDY)).toBeUndefined();
});

test('an explanation belongs to an entry that has been read, and is dropped otherwise', () => {
  expect(setExplanation(three, 'a', 'grad-cam', { state: 'failed', failure })).toBe(three);
});

test('a change makes a new study and leaves the old one as it was', () => {
  const changed = setProgress(three, 'a', { state: 'failed', failure });
  expect(findEntry(three, 'a')?.progress.state).toBe('waiting');
  expect(findEntry(changed, 'a')?.progress.state).toBe('failed');
  expect(findEntry(changed, 'b')).toBe(findEntry(three, 'b'));
});

test('asked for in another way, an entry keeps what else it is asked for, and is read anew', () => {
  const failed = setProgress(three, 'a', { state: 'failed', failure });
  const turned = setView(setView(failed, 'a', { frame: 2 }), 'a', { inverted: true });
  const [asked] = turned.entries;
  expect(asked).toMatchObject({ view: { frame: 2, inverted: true }, progress: { state: 'waiting' } });
  expect(asked && requestFor(asked).key).not.toBe(requestFor(entry('a')).key);
});
