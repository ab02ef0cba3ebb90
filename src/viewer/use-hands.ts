/** Mouse, pen and fingers on the light box: events in, gestures out. */

import { type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Point } from '../render/affine.ts';
import {
  beginDrag,
  beginPinch,
  doublePress,
  endGesture,
  follow,
  type Gesture,
  holdLoupe,
  turnWheel,
} from './gesture.ts';
import type { ViewerStore } from './viewer-store.ts';

/** Turns of the wheel so close together, in milliseconds, are one step to undo. */
const ONE_TURN = 500;
/** A finger that rests so long asks for the menu. */
const LONG_PRESS = 550;
/** So far it may tremble, in points. */
const TREMBLE = 8;
/** A line and a page of the wheel, in points. */
const LINE = 16;
const PAGE = 400;

/**
 * @param stage what the hands work on
 * @param onMenu called with a point of the window where a finger rested
 * @returns handlers for the stage
 */
export function useHands(
  viewer: ViewerStore,
  stage: RefObject<HTMLElement | null>,
  onMenu: (at: Point) => void,
) {
  const menu = useRef(onMenu);
  useEffect(() => {
    menu.current = onMenu;
  });

  useEffect(() => {
    const { current } = stage;
    let last = Number.NEGATIVE_INFINITY;
    // React's own wheel handlers may not keep the page from scrolling.
    const onWheel = (event: WheelEvent): void => {
      if (!viewer.getState().sight) return;
      event.preventDefault();
      const onwards = event.timeStamp - last < ONE_TURN;
      last = event.timeStamp;
      const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? PAGE : 1;
      // Browsers tell of a pinch on a trackpad as small turns with Ctrl held.
      const delta = event.deltaY * unit * (event.ctrlKey ? 4 : 1);
      const at = pointOn(current, event);
      viewer.change((state, sight) => turnWheel(state, sight, at, delta, onwards));
    };
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, [viewer, stage]);

  return useMemo(() => {
    const pointers = new Map<number, Point>();
    let gesture: Gesture | null = null;
    let resting: ReturnType<typeof setTimeout> | undefined;
    let pressed: Point = { x: 0, y: 0 };

    const points = (): [Point, ...Point[]] | null => {
      const [first, ...others] = pointers.values();
      return first ? [first, ...others] : null;
    };
    const handle = (
      step: (
        state: Parameters<typeof follow>[0]['state'],
        sight: Parameters<typeof follow>[1],
      ) => { gesture: Gesture | null; state: Parameters<typeof follow>[0]['state'] },
    ): void =>
      viewer.change((state, sight) => {
        const handled = step(state, sight);
        gesture = handled.gesture;
        return handled.state;
      });
    const end = (): void => {
      clearTimeout(resting);
      viewer.change((state, sight) => endGesture({ gesture, state }, sight));
      gesture = null;
    };
    const letGo = (event: PointerEvent<HTMLElement>): void => {
      if (!pointers.delete(event.pointerId)) return;
      end();
    };

    return {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.target instanceof Element && event.target.closest('button, a, select')) return;
        const at = pointOn(stage.current, event);
        pointers.set(event.pointerId, at);
        event.currentTarget.setPointerCapture(event.pointerId);
        const touch = event.pointerType === 'touch';
        const [first, second] = pointers.values();
        if (first && second) {
          end();
          handle((state, sight) => beginPinch(state, sight, [first, second]));
          return;
        }
        const { button, shiftKey: shift } = event;
        handle((state, sight) => beginDrag(state, sight, { at, button, shift, touch }));
        if (button === 1) event.preventDefault();
        if (!touch) return;
        pressed = at;
        const { clientX: x, clientY: y } = event;
        resting = setTimeout(() => {
          pointers.clear();
          end();
          menu.current({ x, y });
        }, LONG_PRESS);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const at = pointOn(stage.current, event);
        if (!pointers.has(event.pointerId)) {
          if (event.pointerType !== 'touch') {
            viewer.change((state) => (state.tool === 'loupe' ? holdLoupe(state, at, false) : state));
          }
          return;
        }
        pointers.set(event.pointerId, at);
        if (Math.hypot(at.x - pressed.x, at.y - pressed.y) > TREMBLE) clearTimeout(resting);
        const now = points();
        if (now) handle((state, sight) => follow({ gesture, state }, sight, now));
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onPointerLeave(event: PointerEvent<HTMLElement>) {
        if (pointers.has(event.pointerId)) return;
        viewer.change((state) => (state.loupe ? { ...state, loupe: null } : state));
      },
      onDoubleClick(event: { clientX: number; clientY: number }) {
        const at = pointOn(stage.current, event);
        viewer.change((state, sight) => (state.tool === 'ruler' ? state : doublePress(state, sight, at)));
      },
    };
  }, [viewer, stage]);
}

/** A point of the window on the stage. */
function pointOn(
  stage: HTMLElement | null,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  const { left, top } = stage?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { x: clientX - left, y: clientY - top };
}
