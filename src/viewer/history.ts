/** What was done and can be undone: values of the past and of the future around the one that holds now. */

export interface History<T> {
  /** Oldest first. */
  readonly past: readonly T[];
  readonly present: T;
  /** Next first. */
  readonly future: readonly T[];
}

/** Older steps are forgotten. */
const MOST = 100;

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** Goes on to another value; the same one is no step. */
export function go<T>(history: History<T>, next: T): History<T> {
  if (Object.is(next, history.present)) return history;
  return { past: [...history.past, history.present].slice(-MOST), present: next, future: [] };
}

/** Changes the present without a step of its own, as within one drag. */
export function adjust<T>(history: History<T>, next: T): History<T> {
  return { past: history.past, present: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
