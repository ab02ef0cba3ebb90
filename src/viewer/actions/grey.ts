/** Which grey values are shown, and how. */

import type { GreyRange } from '../../radiograph/radiograph.ts';
import { changeView, viewFor } from '../viewer-state.ts';
import { draggedWindow, presetWindow, WINDOW_PRESETS } from '../window-level.ts';
import type { ActionId, ViewAction } from './action.ts';

const invert: ViewAction = {
  kind: 'view',
  id: 'invert',
  group: 'grey',
  keys: ['i'],
  icon: 'invert',
  toolbar: true,
  run: (state, { selected: { id } }) =>
    changeView(state, id, (view) => ({ ...view, inverted: !view.inverted })),
  isOn: (state, { selected }) => viewFor(state, selected.id).inverted,
};

const presets: readonly ViewAction[] = WINDOW_PRESETS.map((preset, at) => ({
  kind: 'view',
  id: preset,
  group: 'grey',
  keys: [String(at + 1)],
  ...(preset === 'auto' && { icon: 'auto', toolbar: true }),
  run: (state, { selected }) =>
    changeView(state, selected.id, (view) => ({ ...view, window: presetWindow(preset, selected) })),
  isOn: (state, { selected }) =>
    sameWindow(viewFor(state, selected.id).window, presetWindow(preset, selected)),
}));

/** As a drag over so many points does. */
const STEP = 20;

const byHand = (id: ActionId, key: string, right: number, up: number): ViewAction => ({
  kind: 'view',
  id,
  group: 'grey',
  keys: [key],
  noMenu: true,
  run: (state, { selected }) =>
    changeView(state, selected.id, (view) => ({
      ...view,
      window: draggedWindow(view.window ?? selected.range, right, up, selected),
    })),
});

export const GREY_ACTIONS: readonly ViewAction[] = [
  invert,
  ...presets,
  byHand('brighter', '.', 0, STEP),
  byHand('darker', ',', 0, -STEP),
  byHand('wider', '>', STEP, 0),
  byHand('narrower', '<', -STEP, 0),
];

function sameWindow(one: GreyRange | null, other: GreyRange | null): boolean {
  return one?.low === other?.low && one?.high === other?.high;
}
