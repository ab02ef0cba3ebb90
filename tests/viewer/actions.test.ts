import { expect, test } from 'vitest';
import { messages } from '../../src/ui/messages.ts';
import { ACTIONS, actionForKey } from '../../src/viewer/actions.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false };

test('each key means one thing', () => {
  const keys = ACTIONS.flatMap((action) => action.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { id, keys } of ACTIONS) {
    for (const key of keys) expect(actionForKey({ key, ...bare })).toBe(id);
  }
});

test('capital letters mean what small ones do', () => {
  expect(actionForKey({ key: 'O', ...bare })).toBe('overlay');
});

test('keys that belong to the browser are left to it', () => {
  expect(actionForKey({ key: 'a', ...bare, ctrlKey: true })).toBeNull();
  expect(actionForKey({ key: 'o', ...bare, metaKey: true })).toBeNull();
  expect(actionForKey({ key: 'ArrowLeft', ...bare, altKey: true })).toBeNull();
  expect(actionForKey({ key: 'Tab', ...bare })).toBeNull();
});

test('the help has a line for each action', () => {
  for (const { id } of ACTIONS) expect(messages.help.action[id]).toBeTruthy();
});
