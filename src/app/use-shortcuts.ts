/** Runs the action of a pressed key, wherever the focus is, except where the key already means something there. */

import { useEffect, useRef } from 'react';
import { type ActionId, actionForKey } from '../viewer/actions.ts';

export interface ShortcutHandler {
  press(): void;
  /** Called when the key is let go. */
  release?(): void;
}

/** @param handlers null where an action means nothing now: its key is left to the browser, which may scroll by it */
export function useShortcuts(handlers: Record<ActionId, ShortcutHandler | null>): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const handlerOf = (event: KeyboardEvent): ShortcutHandler | null => {
      const action = isTaken(event) ? null : actionForKey(event);
      return action && latest.current[action];
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const handler = handlerOf(event);
      if (!handler) return;
      event.preventDefault();
      // A held key repeats; what is on until release must not start anew.
      if (!(event.repeat && handler.release)) handler.press();
    };
    const onKeyUp = (event: KeyboardEvent): void => handlerOf(event)?.release?.();
    // A key let go in another window is never heard of.
    const onBlur = (): void => latest.current.original?.release?.();
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
}

function isTaken({ target, key, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || document.querySelector('dialog[open]')) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return target.type === 'range' ? key.startsWith('Arrow') : target.type === 'text';
}
