/** Keeps a record of every picture that is read from now on, where the person switched the history on. */

import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { keptSettings } from '../../ui/settings.ts';
import type { Read } from '../study.ts';
import type { StudyState } from '../study-store.ts';
import type { History } from './history.ts';
import { recordOf } from './history-record.ts';

/** Off until the person says otherwise. */
export const historySwitch = keptSettings('history', v.object({ on: v.fallback(v.boolean(), false) }));

/** Whether something could not be kept since the person was told last. */
export const historyTrouble = createStore<{ readonly failed: boolean }>(() => ({ failed: false }));

/**
 * Follows a study. What cannot be kept is told once, and reading goes on.
 *
 * @returns stops following
 */
export function keepHistory(
  study: Pick<StoreApi<StudyState>, 'getState' | 'subscribe'>,
  history: History,
): () => void {
  const seen = new WeakSet<Read>();
  const follow = ({ study: { entries } }: StudyState): void => {
    const { on } = historySwitch.getState();
    for (const entry of entries) {
      const { progress } = entry;
      if (progress.state !== 'read' || seen.has(progress.reading)) continue;
      seen.add(progress.reading);
      if (!on) continue;
      history
        .add(recordOf(entry, progress, new Date()))
        .catch(() => historyTrouble.setState({ failed: true }));
    }
  };
  follow(study.getState());
  return study.subscribe(follow);
}
