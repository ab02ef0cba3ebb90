/** What the person opened and what became of it: an immutable list with one entry selected, and how it changes. */

import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import type { Failure } from '../worker/failure.ts';
import type { Explanation, Reading, ReadingStep } from '../worker/protocol.ts';

export interface Entry {
  readonly id: string;
  readonly file: File;
  /** Where it came from: a phantom is never to be taken for a patient's picture. */
  readonly origin: 'file' | 'phantom';
  readonly progress: Progress;
}

export type Progress =
  | { readonly state: 'waiting' }
  | { readonly state: 'reading'; readonly step: ReadingStep }
  | { readonly state: 'read'; readonly reading: Read; readonly explanations: Explanations }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What is kept of a reading: the large picture lives apart, where it can be let go of. */
export type Read = Omit<Reading, 'picture'>;

/** What has been asked for, by method. */
export type Explanations = Partial<Readonly<Record<ExplanationMethod, Explaining>>>;

export type Explaining =
  /** `part`: how far it is, 0 to 1. */
  | { readonly state: 'pending'; readonly part: number }
  | ({ readonly state: 'ready' } & Explanation)
  | { readonly state: 'failed'; readonly failure: Failure };

export interface Study {
  readonly entries: readonly Entry[];
  /** Id of the entry on show; null only where there is none. */
  readonly selected: string | null;
}

export const EMPTY_STUDY: Study = { entries: [], selected: null };

/** Adds entries at the end and shows the first of them. */
export function addEntries(study: Study, entries: readonly Entry[]): Study {
  const [first] = entries;
  if (!first) return study;
  return { entries: [...study.entries, ...entries], selected: first.id };
}

/** Removes an entry; where it was on show, its neighbour below takes its place, or the one above. */
export function removeEntry(study: Study, id: string): Study {
  const at = study.entries.findIndex((entry) => entry.id === id);
  if (at < 0) return study;
  const entries = study.entries.toSpliced(at, 1);
  if (study.selected !== id) return { ...study, entries };
  return { entries, selected: (entries[at] ?? entries[at - 1])?.id ?? null };
}

export function selectEntry(study: Study, id: string): Study {
  return study.entries.some((entry) => entry.id === id) ? { ...study, selected: id } : study;
}

/** Moves the selection by some places and stops at either end. */
export function selectNeighbour(study: Study, places: number): Study {
  const at = study.entries.findIndex((entry) => entry.id === study.selected);
  const next = study.entries[Math.min(study.entries.length - 1, Math.max(0, at + places))];
  return next ? { ...study, selected: next.id } : study;
}

export function setProgress(study: Study, id: string, progress: Progress): Study {
  return {
    ...study,
    entries: study.entries.map((entry) => (entry.id === id ? { ...entry, progress } : entry)),
  };
}

/**
 * Sets how far an explanation of an entry is, where that entry has been read.
 *
 * @param explaining null where it is no longer asked for
 */
export function setExplanation(
  study: Study,
  id: string,
  method: ExplanationMethod,
  explaining: Explaining | null,
): Study {
  const progress = findEntry(study, id)?.progress;
  if (progress?.state !== 'read') return study;
  const { [method]: _before, ...others } = progress.explanations;
  const explanations = explaining ? { ...others, [method]: explaining } : others;
  return setProgress(study, id, { ...progress, explanations });
}

export function findEntry(study: Study, id: string | null): Entry | undefined {
  return study.entries.find((entry) => entry.id === id);
}

/** The entry to read next: the one on show where it waits, else the first that does. */
export function nextWaiting(study: Study): Entry | undefined {
  const selected = findEntry(study, study.selected);
  if (selected?.progress.state === 'waiting') return selected;
  return study.entries.find((entry) => entry.progress.state === 'waiting');
}
