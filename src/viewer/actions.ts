/** What can be done from the keyboard: one list feeds the key handler and the help. */

export type ActionId =
  | 'open'
  | 'previous'
  | 'next'
  | 'overlay'
  | 'weaker'
  | 'stronger'
  | 'original'
  | 'remove'
  | 'help';

export interface Action {
  readonly id: ActionId;
  /** As `KeyboardEvent.key` names them; letters in lower case. */
  readonly keys: readonly string[];
}

export const ACTIONS: readonly Action[] = [
  { id: 'open', keys: ['a'] },
  { id: 'previous', keys: ['ArrowUp', 'ArrowLeft'] },
  { id: 'next', keys: ['ArrowDown', 'ArrowRight'] },
  { id: 'overlay', keys: ['o'] },
  { id: 'weaker', keys: ['['] },
  { id: 'stronger', keys: [']'] },
  { id: 'original', keys: ['c'] },
  { id: 'remove', keys: ['Delete'] },
  { id: 'help', keys: ['?'] },
];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** @returns the action of a key, or null where it has none or belongs to the browser */
export function actionForKey({ key, ctrlKey, metaKey, altKey }: KeyPress): ActionId | null {
  if (ctrlKey || metaKey || altKey) return null;
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  return ACTIONS.find(({ keys }) => keys.includes(pressed))?.id ?? null;
}

const KEY_NAMES: Record<string, string> = { ArrowUp: '↑', ArrowLeft: '←', ArrowDown: '↓', ArrowRight: '→' };

/** A key as it is printed on the keyboard. */
export function keyName(key: string): string {
  return KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
