/** Back to how it was: undo, redo, everything as at first. */

import { redo, undo } from '../history.ts';
import { FIRST_VIEW } from '../view.ts';
import { changeView, historyFor, setHistory, viewFor } from '../viewer-state.ts';
import type { ViewAction } from './action.ts';

export const STEP_ACTIONS: readonly ViewAction[] = [
  {
    kind: 'view',
    id: 'undo',
    group: 'steps',
    keys: ['u', 'Mod+z'],
    icon: 'undo',
    toolbar: true,
    run: (state, { selected: { id } }) => setHistory(state, id, undo(historyFor(state, id))),
    isAble: (state, { selected: { id } }) => historyFor(state, id).past.length > 0,
  },
  {
    kind: 'view',
    id: 'redo',
    group: 'steps',
    keys: ['y', 'Mod+Shift+z', 'Mod+y'],
    icon: 'redo',
    toolbar: true,
    run: (state, { selected: { id } }) => setHistory(state, id, redo(historyFor(state, id))),
    isAble: (state, { selected: { id } }) => historyFor(state, id).future.length > 0,
  },
  {
    kind: 'view',
    id: 'reset',
    group: 'steps',
    keys: [' '],
    icon: 'reset',
    toolbar: true,
    run: (state, { selected: { id } }) => changeView(state, id, () => FIRST_VIEW),
    isAble: (state, { selected: { id } }) => viewFor(state, id) !== FIRST_VIEW,
  },
];
