/** Two pictures at once: the original against its overlay, or against another entry. */

import { type Compare, NO_COMPARISON } from '../layout.ts';
import type { ViewAction } from './action.ts';

const compare = (id: Exclude<Compare['mode'], 'off'>, key: string): ViewAction => ({
  kind: 'view',
  id,
  group: 'compare',
  keys: [key],
  icon: id,
  toolbar: true,
  run: (state) => ({
    ...state,
    compare:
      state.compare.mode === id
        ? { ...NO_COMPARISON, with: state.compare.with }
        : { ...state.compare, mode: id, line: 0.5 },
  }),
  isOn: (state) => state.compare.mode === id,
});

export const COMPARE_ACTIONS: readonly ViewAction[] = [compare('two-up', 't'), compare('swipe', 's')];
