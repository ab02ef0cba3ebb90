/** What the page around the light box does: files, the list and the help. */

import type { PageAction } from './action.ts';

export const PAGE_ACTIONS: readonly PageAction[] = [
  { kind: 'page', id: 'open', group: 'page', keys: ['a'], noMenu: true },
  { kind: 'page', id: 'previous', group: 'page', keys: ['ArrowUp', 'ArrowLeft'], noMenu: true },
  { kind: 'page', id: 'next', group: 'page', keys: ['ArrowDown', 'ArrowRight'], noMenu: true },
  { kind: 'page', id: 'remove', group: 'page', keys: ['Delete'], noMenu: true },
  { kind: 'page', id: 'save-picture', group: 'page', keys: ['Mod+s'], noMenu: true },
  { kind: 'page', id: 'report', group: 'page', keys: ['Mod+p'], noMenu: true },
  { kind: 'page', id: 'help', group: 'page', keys: ['?'], noMenu: true },
];
