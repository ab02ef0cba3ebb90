/** From a pressed key to its action, and from an action to the name of its key. */

import type { Action } from './action.ts';
import { ACTIONS } from './registry.ts';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const BY_KEY = new Map(ACTIONS.flatMap((action) => action.keys.map((key) => [key, action] as const)));

/** @returns the action of a key, or null where it has none or belongs to the browser */
export function actionForKey(press: KeyPress): Action | null {
  return press.altKey ? null : (BY_KEY.get(nameOf(press)) ?? null);
}

/** A character says by itself whether Shift was held; of a letter we do not care, unless it stands for a command. */
function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress): string {
  const command = ctrlKey || metaKey;
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  const shift = shiftKey && (command || key.length > 1);
  return `${command ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${pressed}`;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowRight: '→',
  Mod: 'Ctrl',
  Shift: '⇧',
  Backspace: '⌫',
  ' ': 'Space',
};

/** A key as it is printed on the keyboard, several that are held together one after another. */
export function keyName(key: string): string {
  const held = key === '+' ? ['+'] : key.split('+');
  return held.map((each) => NAMES[each] ?? (each.length === 1 ? each.toUpperCase() : each)).join(' ');
}
