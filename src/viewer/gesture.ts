/** What hands do on the picture: each drag from where it began, as plain functions of points on the light box. */

import type { GreyRange } from '../radiograph/radiograph.ts';
import { apply, inverse, type Point } from '../render/affine.ts';
import type { Slot } from './layout.ts';
import { type Sight, type Sighted, sightedIn } from './sight.ts';
import type { View } from './view.ts';
import { adjustView, changeView, frameOf, slotsOf, type ViewerState, viewFor } from './viewer-state.ts';
import { type Frame, panned, placement, type Viewport, WHOLE, zoomedAt } from './viewport.ts';
import { draggedWindow } from './window-level.ts';

/** What began a drag. */
export interface Press {
  readonly at: Point;
  /** As `PointerEvent.button` has it. */
  readonly button: number;
  readonly shift: boolean;
  readonly touch: boolean;
}

export type Gesture =
  | {
      readonly kind: 'window';
      readonly picture: Sighted;
      readonly from: Point;
      readonly start: GreyRange;
      /** Whether anything has changed yet. */
      readonly moved: boolean;
    }
  | {
      readonly kind: 'pan';
      readonly frame: Frame;
      readonly from: Point;
      readonly start: Viewport;
      readonly moved: boolean;
    }
  | {
      readonly kind: 'pinch';
      readonly frame: Frame;
      readonly from: readonly [Point, Point];
      readonly start: Viewport;
      readonly moved: boolean;
    }
  | {
      readonly kind: 'ruler';
      readonly picture: Sighted;
      readonly frame: Frame;
      readonly index: number;
      readonly end: 'from' | 'to';
    }
  | { readonly kind: 'swipe' }
  | { readonly kind: 'loupe'; readonly touch: boolean };

/** A hand, or a gesture that has not begun, and the state it leads to. */
export interface Handled {
  readonly gesture: Gesture | null;
  readonly state: ViewerState;
}

/** So near to the line, a handle or the place where it began, in points. */
const NEAR = 12;
/** A press that trembles is no drag. */
const STILL = 3;
/** The loupe lies above a finger, which would cover it. */
const ABOVE_FINGER = 80;

export function beginDrag(state: ViewerState, sight: Sight, press: Press): Handled {
  const { at, button, shift, touch } = press;
  const nothing = { gesture: null, state };
  if (button > 1) return nothing;
  const { compare, tool } = state;
  if (compare.mode === 'swipe' && Math.abs(at.x - compare.line * sight.stage.width) < NEAR) {
    return { gesture: { kind: 'swipe' }, state };
  }
  const slot = slotAt(state, sight, at);
  const picture = slot && sightedIn(sight, slot);
  if (!slot || !picture) return nothing;
  const frame = frameOf(state, picture, slot.pane);
  const view = viewFor(state, picture.id);
  if (button === 1 || shift || tool === 'pan') {
    const start = viewFor(state, sight.selected.id).viewport;
    return { gesture: { kind: 'pan', frame, from: at, start, moved: false }, state };
  }
  switch (tool) {
    case 'window': {
      const start = view.window ?? picture.range;
      return { gesture: { kind: 'window', picture, from: at, start, moved: false }, state };
    }
    case 'loupe':
      return { gesture: { kind: 'loupe', touch }, state: holdLoupe(state, at, touch) };
    case 'ruler':
      return beginRuler(state, sight, picture, frame, at);
  }
}

/** Two fingers zoom and move at once. */
export function beginPinch(state: ViewerState, sight: Sight, from: readonly [Point, Point]): Handled {
  const slot = slotAt(state, sight, middleBetween(from));
  const picture = slot && sightedIn(sight, slot);
  if (!slot || !picture) return { gesture: null, state };
  const start = viewFor(state, sight.selected.id).viewport;
  return {
    gesture: { kind: 'pinch', frame: frameOf(state, picture, slot.pane), from, start, moved: false },
    state,
  };
}

/** @param points where the pointers are now: one, or two of a pinch */
export function follow(
  { gesture, state }: Handled,
  sight: Sight,
  points: readonly [Point, ...Point[]],
): Handled {
  const [at, second] = points;
  switch (gesture?.kind) {
    case undefined:
      return { gesture: null, state };
    case 'window': {
      const { picture, from, start, moved } = gesture;
      if (!moved && apart(at, from) < STILL) return { gesture, state };
      const window = draggedWindow(start, at.x - from.x, from.y - at.y, picture);
      return step(gesture, state, picture.id, (view) => ({ ...view, window }));
    }
    case 'pan': {
      const { frame, from, start, moved } = gesture;
      if (!moved && apart(at, from) < STILL) return { gesture, state };
      const viewport = panned(start, frame, { x: at.x - from.x, y: at.y - from.y });
      return step(gesture, state, sight.selected.id, (view) => ({ ...view, viewport }));
    }
    case 'pinch': {
      if (!second) return { gesture, state };
      const { frame, from, start } = gesture;
      const before = middleBetween(from);
      const now = middleBetween([at, second]);
      const factor = apart(at, second) / Math.max(1, apart(...from));
      const zoomed = zoomedAt(start, frame, factor, before);
      const viewport = panned(zoomed, frame, { x: now.x - before.x, y: now.y - before.y });
      return step(gesture, state, sight.selected.id, (view) => ({ ...view, viewport }));
    }
    case 'ruler': {
      const { picture, frame, index, end } = gesture;
      const place = placeIn(frame, viewFor(state, sight.selected.id).viewport, at);
      return {
        gesture,
        state: adjustView(state, picture.id, (view) => moveRuler(view, index, end, place)),
      };
    }
    case 'swipe': {
      const line = Math.min(1, Math.max(0, at.x / sight.stage.width));
      return { gesture, state: { ...state, compare: { ...state.compare, line } } };
    }
    case 'loupe':
      return { gesture, state: holdLoupe(state, at, gesture.touch) };
  }
}

/** @returns the state when the hand is taken away */
export function endGesture({ gesture, state }: Handled, sight: Sight): ViewerState {
  if (gesture?.kind === 'loupe' && gesture.touch) return { ...state, loupe: null };
  if ((gesture?.kind === 'window' || gesture?.kind === 'pan') && !gesture.moved && sight.marking) {
    return markAt(state, sight, gesture.from);
  }
  if (gesture?.kind !== 'ruler') return state;
  // A click measures nothing.
  const { picture, frame, index } = gesture;
  const ruler = viewFor(state, picture.id).rulers[index];
  const way = placement(frame, viewFor(state, sight.selected.id).viewport);
  if (!ruler || apart(apply(way, ruler.from), apply(way, ruler.to)) >= STILL) return state;
  return adjustView(state, picture.id, (view) => ({ ...view, rulers: view.rulers.toSpliced(index, 1) }));
}

/** Marks a fracture in the selected picture; beside it nothing is marked. */
function markAt(state: ViewerState, sight: Sight, at: Point): ViewerState {
  const slot = slotAt(state, sight, at);
  if (!slot || sightedIn(sight, slot)?.id !== sight.selected.id) return state;
  const frame = frameOf(state, sight.selected, slot.pane);
  const mark = placeIn(frame, viewFor(state, sight.selected.id).viewport, at);
  const within = mark.x >= 0 && mark.y >= 0 && mark.x <= 1 && mark.y <= 1;
  return within ? changeView(state, sight.selected.id, (view) => ({ ...view, mark })) : state;
}

/**
 * A wheel, or two fingers on a trackpad.
 *
 * @param delta as `WheelEvent.deltaY` has it, in points
 * @param onwards whether it goes on with the turn before, so that both are one step to undo
 */
export function turnWheel(
  state: ViewerState,
  sight: Sight,
  at: Point,
  delta: number,
  onwards: boolean,
): ViewerState {
  const slot = slotAt(state, sight, at);
  const picture = slot && sightedIn(sight, slot);
  if (!slot || !picture) return state;
  const frame = frameOf(state, picture, slot.pane);
  const change = onwards ? adjustView : changeView;
  return change(state, sight.selected.id, (view) => ({
    ...view,
    viewport: zoomedAt(view.viewport, frame, Math.exp(-delta / 400), at),
  }));
}

/** A double click or tap: closer to that place, or all of it again. */
export function doublePress(state: ViewerState, sight: Sight, at: Point): ViewerState {
  const slot = slotAt(state, sight, at);
  const picture = slot && sightedIn(sight, slot);
  if (!slot || !picture) return state;
  const frame = frameOf(state, picture, slot.pane);
  return changeView(state, sight.selected.id, (view) => ({
    ...view,
    viewport: view.viewport.zoom === 1 ? zoomedAt(view.viewport, frame, 2.5, at) : WHOLE,
  }));
}

export function holdLoupe(state: ViewerState, at: Point, touch: boolean): ViewerState {
  return { ...state, loupe: touch ? { x: at.x, y: at.y - ABOVE_FINGER } : at };
}

/** The slot under a point; between two it is the first. */
function slotAt(state: ViewerState, sight: Sight, { x, y }: Point): Slot | undefined {
  const slots = slotsOf(state, sight);
  const within = ({ clip }: Slot): boolean =>
    x >= clip.left && y >= clip.top && x < clip.left + clip.width && y < clip.top + clip.height;
  return slots.find(within) ?? slots[0];
}

/** The first change of a drag is a step of its own, those after it belong to it. */
function step(
  gesture: Extract<Gesture, { moved: boolean }>,
  state: ViewerState,
  id: string,
  change: (view: View) => View,
): Handled {
  return {
    gesture: { ...gesture, moved: true },
    state: (gesture.moved ? adjustView : changeView)(state, id, change),
  };
}

/** Takes hold of a ruler's end, or begins a new one. */
function beginRuler(state: ViewerState, sight: Sight, picture: Sighted, frame: Frame, at: Point): Handled {
  const { viewport } = viewFor(state, sight.selected.id);
  const { rulers } = viewFor(state, picture.id);
  const way = placement(frame, viewport);
  for (const [index, ruler] of rulers.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (apart(apply(way, ruler[end]), at) < NEAR) {
        const held = changeView(state, picture.id, (view) => ({ ...view }));
        return { gesture: { kind: 'ruler', picture, frame, index, end }, state: held };
      }
    }
  }
  const place = placeIn(frame, viewport, at);
  return {
    gesture: { kind: 'ruler', picture, frame, index: rulers.length, end: 'to' },
    state: changeView(state, picture.id, (view) => ({
      ...view,
      rulers: [...view.rulers, { from: place, to: place }],
    })),
  };
}

function moveRuler(view: View, index: number, end: 'from' | 'to', place: Point): View {
  const ruler = view.rulers[index];
  return ruler ? { ...view, rulers: view.rulers.with(index, { ...ruler, [end]: place }) } : view;
}

const placeIn = (frame: Frame, viewport: Viewport, at: Point): Point =>
  apply(inverse(placement(frame, viewport)), at);

const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

const middleBetween = ([one, other]: readonly [Point, Point]): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});
