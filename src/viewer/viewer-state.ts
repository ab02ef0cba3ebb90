/** Everything that the light box remembers, and how it changes: plain functions from one state to the next. */

import type { Point } from '../render/affine.ts';
import type { Rectangle } from '../render/pane.ts';
import { adjust, go, type History, historyOf } from './history.ts';
import { type Compare, layout, NO_COMPARISON, type Slot } from './layout.ts';
import { turnedSize } from './orientation.ts';
import { FIRST_SETTINGS, type OverlaySettings } from './overlay-settings.ts';
import type { Sight, Sighted } from './sight.ts';
import { FIRST_VIEW, type View } from './view.ts';
import { type Frame, zoomedTo } from './viewport.ts';

/** What a drag on the picture does. */
export const TOOLS = ['window', 'pan', 'loupe', 'ruler'] as const;

export type Tool = (typeof TOOLS)[number];

export interface ViewerState {
  /** By entry; of one that has not been touched there is none. */
  readonly views: ReadonlyMap<string, History<View>>;
  readonly tool: Tool;
  readonly overlay: OverlaySettings;
  readonly compare: Compare;
  /** Where the loupe is held, in points of the light box. */
  readonly loupe: Point | null;
}

export const FIRST_STATE: ViewerState = {
  views: new Map(),
  tool: 'window',
  overlay: FIRST_SETTINGS,
  compare: NO_COMPARISON,
  loupe: null,
};

const UNTOUCHED: History<View> = historyOf(FIRST_VIEW);

export const historyFor = ({ views }: ViewerState, id: string): History<View> => views.get(id) ?? UNTOUCHED;

export const viewFor = (state: ViewerState, id: string): View => historyFor(state, id).present;

export function setHistory(state: ViewerState, id: string, history: History<View>): ViewerState {
  return history === historyFor(state, id)
    ? state
    : { ...state, views: new Map(state.views).set(id, history) };
}

/** Changes how a picture is looked at, as one step that can be undone. */
export function changeView(state: ViewerState, id: string, change: (view: View) => View): ViewerState {
  const history = historyFor(state, id);
  return setHistory(state, id, go(history, change(history.present)));
}

/** Changes how a picture is looked at within a step that has begun. */
export function adjustView(state: ViewerState, id: string, change: (view: View) => View): ViewerState {
  const history = historyFor(state, id);
  return setHistory(state, id, adjust(history, change(history.present)));
}

/** The slots of the light box; while the other picture is not at hand, the selected one has it to itself. */
export function slotsOf(state: ViewerState, { stage, selected, other }: Sight): readonly Slot[] {
  const { compare } = state;
  const alone = compare.with !== 'overlay' && !other;
  const lying = turnedSize(selected.size, viewFor(state, selected.id).orientation);
  return layout(alone ? NO_COMPARISON : compare, stage, lying);
}

/** How a picture lies in a pane. */
export function frameOf(state: ViewerState, { id, size }: Sighted, pane: Rectangle): Frame {
  return { size, orientation: viewFor(state, id).orientation, pane };
}

/** The selected picture in its own slot. */
export function selectedFrame(state: ViewerState, sight: Sight): Frame {
  const [first] = slotsOf(state, sight);
  const all = { left: 0, top: 0, ...sight.stage };
  return frameOf(state, sight.selected, first?.pane ?? all);
}

/** Shows a part of the selected picture, such as a region, in fractions of its sides. */
export function showPart(state: ViewerState, sight: Sight, part: Rectangle): ViewerState {
  const viewport = zoomedTo(part, selectedFrame(state, sight));
  return changeView(state, sight.selected.id, (view) => ({ ...view, viewport }));
}
