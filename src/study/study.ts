/** What the person opened and what became of it: an immutable list with one entry selected, and how it changes. */

import type { PictureView } from '../radiograph/picture-view.ts';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import type { Failure } from '../worker/failure.ts';
import type {
  Explanation,
  FileRequest,
  LoadedModel,
  ModelSource,
  Reading,
  ReadingStep,
} from '../worker/protocol.ts';

export interface Entry {
  readonly id: string;
  readonly file: File;
  /** Its name, with the folders or the archive that it was brought in. */
  readonly path: string;
  /** Where it came from: a phantom is never to be taken for a patient's picture. */
  readonly origin: 'file' | 'phantom';
  /** How the file is asked for. */
  readonly view?: PictureView;
  readonly progress: Progress;
}

/** An entry that is read again keeps what it had `before`, so that nothing is lost where that is given up or fails. */
export type Progress =
  | { readonly state: 'waiting'; readonly before?: ReadProgress }
  | { readonly state: 'reading'; readonly step: ReadingStep; readonly before?: ReadProgress }
  | ReadProgress
  | { readonly state: 'failed'; readonly failure: Failure; readonly before?: ReadProgress };

export interface ReadProgress {
  readonly state: 'read';
  readonly reading: Read;
  /** The model that read it, whichever is in use by now. */
  readonly by: UsedModel;
  readonly explanations: Explanations;
}

export interface UsedModel extends LoadedModel {
  readonly source: ModelSource;
}

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
  /** Ids of the entries that are chosen for doing something with all of them. */
  readonly marked: ReadonlySet<string>;
}

export const EMPTY_STUDY: Study = { entries: [], selected: null, marked: new Set() };

/**
 * Adds entries at the end.
 *
 * @param show whether the first of them is shown now; it is in any case where nothing is
 */
export function addEntries(study: Study, entries: readonly Entry[], show = true): Study {
  const [first] = entries;
  if (!first) return study;
  return {
    ...study,
    entries: [...study.entries, ...entries],
    selected: show ? first.id : (study.selected ?? first.id),
  };
}

/** Removes entries; where the one on show is among them, the nearest below that stays takes its place, or else above. */
export function removeEntries(study: Study, ids: ReadonlySet<string>): Study {
  const entries = study.entries.filter(({ id }) => !ids.has(id));
  if (entries.length === study.entries.length) return study;
  const marked = new Set([...study.marked].filter((id) => !ids.has(id)));
  if (study.selected === null || !ids.has(study.selected)) return { ...study, entries, marked };
  const at = study.entries.findIndex(({ id }) => id === study.selected);
  const stays = ({ id }: Entry): boolean => !ids.has(id);
  const next = study.entries.slice(at).find(stays) ?? study.entries.slice(0, at).findLast(stays);
  return { entries, marked, selected: next?.id ?? null };
}

/** What an entry has been read as: now, or before it is read again. */
export function readingOf({ progress }: Entry): ReadProgress | null {
  return progress.state === 'read' ? progress : (progress.before ?? null);
}

/** Asks for entries to be read once more. */
export function readAgain(study: Study, ids: ReadonlySet<string>): Study {
  return {
    ...study,
    entries: study.entries.map((entry) =>
      ids.has(entry.id) && entry.progress.state === 'read'
        ? { ...entry, progress: { state: 'waiting', before: entry.progress } }
        : entry,
    ),
  };
}

/** Gives up reading entries again: each has its finding of before. */
export function keepBefore(study: Study, ids: ReadonlySet<string>): Study {
  return {
    ...study,
    entries: study.entries.map((entry) => {
      const kept = ids.has(entry.id) ? readingOf(entry) : null;
      return kept ? { ...entry, progress: kept } : entry;
    }),
  };
}

/** The entries that another model than the one in use has read. */
export function readByOthers({ entries }: Study, { source }: Pick<UsedModel, 'source'>): readonly Entry[] {
  return entries.filter(({ progress }) => progress.state === 'read' && progress.by.source !== source);
}

export function selectEntry(study: Study, id: string): Study {
  return study.entries.some((entry) => entry.id === id) ? { ...study, selected: id } : study;
}

/**
 * Moves the selection by some places and stops at either end.
 *
 * @param order the entries as they are listed
 */
export function selectNeighbour(
  study: Study,
  places: number,
  order: readonly Entry[] = study.entries,
): Study {
  const at = order.findIndex((entry) => entry.id === study.selected);
  const next = order[Math.min(order.length - 1, Math.max(0, at + places))];
  return next ? { ...study, selected: next.id } : study;
}

/** Chooses entries or lets go of them. */
export function markEntries(study: Study, ids: readonly string[], marked: boolean): Study {
  const next = new Set(study.marked);
  for (const id of ids) {
    if (marked) next.add(id);
    else next.delete(id);
  }
  return { ...study, marked: next };
}

export function setProgress(study: Study, id: string, progress: Progress): Study {
  return {
    ...study,
    entries: study.entries.map((entry) => (entry.id === id ? { ...entry, progress } : entry)),
  };
}

/** Changes some of how an entry is asked for: it is to be read anew. */
export function setView(study: Study, id: string, view: PictureView): Study {
  return {
    ...study,
    entries: study.entries.map((entry) =>
      entry.id === id
        ? { ...entry, view: { ...entry.view, ...view }, progress: { state: 'waiting' } }
        : entry,
    ),
  };
}

/** How the reading room is asked for an entry. */
export const requestFor = ({ id, file, view = {} }: Entry): FileRequest => ({
  key: `${id} ${view.frame ?? 0} ${view.window ?? 0} ${view.inverted ?? false}`,
  file,
  view,
});

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
