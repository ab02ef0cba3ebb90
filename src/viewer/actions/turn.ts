/** How the picture lies. */

import {
  flippedHorizontally,
  flippedVertically,
  type Orientation,
  turnedLeft,
  turnedRight,
} from '../orientation.ts';
import { changeView } from '../viewer-state.ts';
import type { ActionId, ViewAction } from './action.ts';

const turn = (
  id: ActionId & ViewAction['icon'],
  key: string,
  turned: (orientation: Orientation) => Orientation,
  toolbar: boolean,
): ViewAction => ({
  kind: 'view',
  id,
  group: 'turn',
  keys: [key],
  icon: id,
  toolbar,
  run: (state, { selected }) =>
    changeView(state, selected.id, (view) => ({ ...view, orientation: turned(view.orientation) })),
});

export const TURN_ACTIONS: readonly ViewAction[] = [
  turn('turn-right', 'r', turnedRight, true),
  turn('turn-left', 'l', turnedLeft, false),
  turn('flip-horizontal', 'h', flippedHorizontally, true),
  turn('flip-vertical', 'v', flippedVertically, false),
];
