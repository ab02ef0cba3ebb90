/** How large the picture is and which part of it is seen. */

import type { Point } from '../../render/affine.ts';
import { middleOf, type Sight } from '../sight.ts';
import { changeView, selectedFrame, type ViewerState } from '../viewer-state.ts';
import { actualPixels, type Frame, panned, type Viewport, WHOLE, zoomedAt } from '../viewport.ts';
import type { ActionId, ViewAction } from './action.ts';

/** One press of a key. */
const FACTOR = 1.25;
const STEP = 60;

function move(
  state: ViewerState,
  sight: Sight,
  moved: (viewport: Viewport, frame: Frame) => Viewport,
): ViewerState {
  const frame = selectedFrame(state, sight);
  return changeView(state, sight.selected.id, (view) => ({ ...view, viewport: moved(view.viewport, frame) }));
}

const zoom = (
  id: ActionId & ViewAction['icon'],
  keys: readonly string[],
  moved: (viewport: Viewport, frame: Frame, sight: Sight) => Viewport,
  toolbar: boolean,
): ViewAction => ({
  kind: 'view',
  id,
  group: 'zoom',
  keys,
  icon: id,
  toolbar,
  run: (state, sight) => move(state, sight, (viewport, frame) => moved(viewport, frame, sight)),
});

const middle = ({ pane }: Frame): Point => {
  const { x, y } = middleOf(pane);
  return { x: pane.left + x, y: pane.top + y };
};

/** The picture goes the other way than the part that is looked at. */
const pan = (id: ActionId, key: string, by: Point): ViewAction => ({
  kind: 'view',
  id,
  group: 'zoom',
  keys: [`Shift+${key}`],
  noMenu: true,
  run: (state, sight) => move(state, sight, (viewport, frame) => panned(viewport, frame, by)),
});

export const ZOOM_ACTIONS: readonly ViewAction[] = [
  zoom('zoom-in', ['+'], (viewport, frame) => zoomedAt(viewport, frame, FACTOR, middle(frame)), false),
  zoom('zoom-out', ['-'], (viewport, frame) => zoomedAt(viewport, frame, 1 / FACTOR, middle(frame)), false),
  zoom('fit', ['='], () => WHOLE, true),
  zoom('actual', ['0'], (viewport, frame, { density }) => actualPixels(viewport, frame, density), true),
  pan('look-left', 'ArrowLeft', { x: STEP, y: 0 }),
  pan('look-right', 'ArrowRight', { x: -STEP, y: 0 }),
  pan('look-up', 'ArrowUp', { x: 0, y: STEP }),
  pan('look-down', 'ArrowDown', { x: 0, y: -STEP }),
];
