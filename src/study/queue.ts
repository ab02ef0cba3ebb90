/** How far the reading of many files is, and how long the rest will take at the pace so far. */

import type { Study } from './study.ts';

export interface Queue {
  readonly paused: boolean;
  /** Milliseconds that a file took lately; null before the first. */
  readonly pace: number | null;
}

export const IDLE_QUEUE: Queue = { paused: false, pace: null };

/** The latest file counts a fifth: files of one kind settle quickly, and one slow file does not upset the rest. */
const WEIGHT = 0.2;

export function withTime(queue: Queue, milliseconds: number): Queue {
  const { pace } = queue;
  return { ...queue, pace: pace === null ? milliseconds : pace + WEIGHT * (milliseconds - pace) };
}

export interface QueueProgress {
  /** Read or failed. */
  readonly done: number;
  readonly all: number;
  /** Milliseconds left; null where nobody can tell yet, or nothing is left. */
  readonly left: number | null;
}

export function queueProgress({ entries }: Study, { pace }: Queue): QueueProgress {
  const done = entries.filter(
    ({ progress }) => progress.state === 'read' || progress.state === 'failed',
  ).length;
  const open = entries.length - done;
  return { done, all: entries.length, left: open === 0 || pace === null ? null : open * pace };
}
