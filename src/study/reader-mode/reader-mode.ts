/** Reader mode, for teaching: a person reads each picture first, and sees what the model says of it only then. */

import { createStore } from 'zustand/vanilla';
import type { Point } from '../../metrics/localisation.ts';
import type { Entry } from '../study.ts';

/** What a person says of a picture. */
export type Answer =
  | { readonly kind: 'none' }
  /** A fracture, at a place in fractions of the picture's sides. */
  | { readonly kind: 'fracture'; readonly at: Point };

export interface ReaderMode {
  readonly on: boolean;
  /** By the entries' ids; kept while the page is open, and final. */
  readonly answers: ReadonlyMap<string, Answer>;
}

export const readerMode = createStore<ReaderMode>(() => ({ on: false, answers: new Map() }));

/** Whether nothing may be told yet of what the model says of an entry. */
export const isHidden = ({ on, answers }: ReaderMode, { id }: Pick<Entry, 'id'>): boolean =>
  on && !answers.has(id);

/** Whether a figure over all entries would tell of one that is hidden. */
export const hidesAny = (mode: ReaderMode, entries: readonly Entry[]): boolean =>
  entries.some((entry) => isHidden(mode, entry));

/** The first answer counts. */
export function answer(id: string, said: Answer): void {
  readerMode.setState(({ answers }) => (answers.has(id) ? {} : { answers: new Map(answers).set(id, said) }));
}
