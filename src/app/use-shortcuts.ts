/** Runs the action of a pressed key, wherever the focus is, except where the key already means something there. */

import { useEffect, useRef } from 'react';
import type { Action, PageActionId } from '../viewer/actions/action.ts';
import { actionForKey } from '../viewer/actions/keys.ts';
import type { ViewerStore } from '../viewer/viewer-store.ts';

/** What the page does for its actions; null where one means nothing now: its key is left to the browser, which may scroll by it. */
export type PageHandlers = Record<PageActionId, (() => void) | null>;

export function useShortcuts(viewer: ViewerStore, handlers: PageHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    /** Actions that end when their key is let go. */
    const held = new Map<string, Action>();
    const press = (action: Action): boolean => {
      if (action.kind === 'view') return viewer.run(action);
      const handler = latest.current[action.id];
      handler?.();
      return handler !== null;
    };
    const letGo = (key: string): void => {
      const action = held.get(key);
      held.delete(key);
      if (action?.kind === 'view') viewer.release(action);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = isTaken(event) ? null : actionForKey(event);
      if (!action) return;
      const lasting = action.kind === 'view' && action.release;
      // A held key repeats; what is on until release must not start anew.
      if (lasting && event.repeat) event.preventDefault();
      else if (press(action)) event.preventDefault();
      if (lasting) held.set(event.code, action);
    };
    const onKeyUp = (event: KeyboardEvent): void => letGo(event.code);
    // A key let go in another window is never heard of.
    const onBlur = (): void => {
      for (const key of [...held.keys()]) letGo(key);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, [viewer]);
}

const PRESSED_BY_KEYS = 'button, a, summary, [role="button"]';
const TYPED_INTO = 'textarea, select, [contenteditable]';

function isTaken({ target, key, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || document.querySelector('dialog[open]')) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPED_INTO)) return true;
  if (target instanceof HTMLInputElement) {
    if (target.type === 'range' || target.type === 'radio') return key.startsWith('Arrow');
    return target.type === 'checkbox' ? key === ' ' : true;
  }
  return (key === ' ' || key === 'Enter') && target.closest(PRESSED_BY_KEYS) !== null;
}
