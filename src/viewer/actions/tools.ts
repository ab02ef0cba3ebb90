/** What a drag on the picture does, and rulers for those who do not drag. */

import { changeView, TOOLS, type Tool, viewFor } from '../viewer-state.ts';
import type { ViewAction } from './action.ts';

const KEYS: Readonly<Record<Tool, string>> = { window: 'w', pan: 'p', loupe: 'z', ruler: 'm' };

const choices: readonly ViewAction[] = TOOLS.map((tool) => ({
  kind: 'view',
  id: tool,
  group: 'tools',
  keys: [KEYS[tool]],
  icon: tool,
  toolbar: true,
  run: (state) => ({ ...state, tool, loupe: null }),
  isOn: (state) => state.tool === tool,
}));

/** A quarter of the picture's width, through the middle of what is seen. */
const placeRuler: ViewAction = {
  kind: 'view',
  id: 'place-ruler',
  group: 'tools',
  keys: ['k'],
  run: (state, { selected: { id } }) =>
    changeView(state, id, (view) => {
      const { centre, zoom } = view.viewport;
      const reach = 0.125 / Math.max(1, zoom);
      const from = { x: centre.x - reach, y: centre.y };
      return { ...view, rulers: [...view.rulers, { from, to: { x: centre.x + reach, y: centre.y } }] };
    }),
};

const removeRuler: ViewAction = {
  kind: 'view',
  id: 'remove-ruler',
  group: 'tools',
  keys: ['Backspace'],
  run: (state, { selected: { id } }) =>
    changeView(state, id, (view) => ({ ...view, rulers: view.rulers.slice(0, -1) })),
  isAble: (state, { selected: { id } }) => viewFor(state, id).rulers.length > 0,
};

/** In the middle of what is seen; from there keys move it. */
const placeMark: ViewAction = {
  kind: 'view',
  id: 'place-mark',
  group: 'tools',
  keys: ['f'],
  run: (state, { selected: { id } }) =>
    changeView(state, id, (view) => ({ ...view, mark: view.viewport.centre })),
  isAble: (_, { marking }) => marking,
};

export const TOOL_ACTIONS: readonly ViewAction[] = [...choices, placeRuler, removeRuler, placeMark];
