/** Which rows of a long list are within sight: only they are on the page, however long the list. */

import { type RefObject, useLayoutEffect, useState } from 'react';

export interface RowWindow {
  /** First row on the page, and the first after the last. */
  readonly from: number;
  readonly to: number;
}

/** Rows kept on either side of what is in sight, so that scrolling finds them drawn. */
const MARGIN = 6;
/** Rows that are drawn before the list's own size is known. */
const AT_FIRST = 40;

/**
 * @param count rows in all
 * @param extent pixels from one row to the next, along the direction in which the list runs
 * @param across whether it runs across the page rather than down
 */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  extent: number,
  across: boolean,
): RowWindow {
  const [place, setPlace] = useState({ offset: 0, length: AT_FIRST * extent });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = (): void =>
      setPlace((before) => {
        const offset = across ? element.scrollLeft : element.scrollTop;
        const length = (across ? element.clientWidth : element.clientHeight) || AT_FIRST * extent;
        // Only whole rows matter: fewer changes than there are scroll events.
        const rounded = { offset: Math.floor(offset / extent) * extent, length };
        return rounded.offset === before.offset && length === before.length ? before : rounded;
      });
    look();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look);
    observer?.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer?.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [list, extent, across]);
  return {
    from: Math.max(0, Math.min(count, Math.floor(place.offset / extent) - MARGIN)),
    to: Math.min(count, Math.ceil((place.offset + place.length) / extent) + MARGIN),
  };
}

/** Scrolls so far that a row is in sight, and no further. */
export function bringIntoSight(element: HTMLElement, row: number, extent: number, across: boolean): void {
  const offset = across ? element.scrollLeft : element.scrollTop;
  const length = across ? element.clientWidth : element.clientHeight;
  const start = row * extent;
  const next = start < offset ? start : Math.max(offset, start + extent - length);
  if (next === offset || length === 0) return;
  if (across) element.scrollLeft = next;
  else element.scrollTop = next;
}
