import { expect, test } from 'vitest';
import { adjust, go, historyOf, redo, undo } from '../../src/viewer/history.ts';

test('undo goes back step by step, redo forward again', () => {
  const done = [1, 2, 3].reduce(go, historyOf(0));
  expect(undo(undo(done)).present).toBe(1);
  expect(redo(undo(undo(done))).present).toBe(2);
  expect(redo(redo(undo(undo(done))))).toEqual(done);
});

test('at either end nothing happens', () => {
  const first = historyOf(0);
  expect(undo(first)).toBe(first);
  expect(redo(first)).toBe(first);
});

test('what stays as it is makes no step', () => {
  const first = historyOf(0);
  expect(go(first, 0)).toBe(first);
});

test('what happens within a step is undone with it', () => {
  const dragged = [5, 6, 7].reduce(adjust, go(historyOf(0), 4));
  expect(dragged.present).toBe(7);
  expect(undo(dragged).present).toBe(0);
});

test('a new step after an undo forgets what was undone', () => {
  const other = go(undo(go(historyOf(0), 1)), 2);
  expect(redo(other)).toBe(other);
  expect(undo(other).present).toBe(0);
});

test('only the last hundred steps are kept', () => {
  let history = historyOf(0);
  for (let step = 1; step <= 250; step++) history = go(history, step);
  for (let step = 0; step < 250; step++) history = undo(history);
  expect(history.present).toBe(150);
});
