import { describe, expect, test } from 'vitest';
import { messages } from '../../src/ui/messages.ts';
import type { ViewAction } from '../../src/viewer/actions/action.ts';
import { actionForKey, keyName } from '../../src/viewer/actions/keys.ts';
import { ACTIONS } from '../../src/viewer/actions/registry.ts';
import { FIRST_VIEW } from '../../src/viewer/view.ts';
import { FIRST_STATE, showPart, type ViewerState, viewFor } from '../../src/viewer/viewer-state.ts';
import { sightOf } from '../support/sight.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const sight = sightOf();

function act(id: ViewAction['id'], state: ViewerState = FIRST_STATE): ViewerState {
  const action = ACTIONS.find((each) => each.id === id);
  if (action?.kind !== 'view') throw new Error(`${id} is no action of the light box.`);
  return action.run(state, sight);
}

const view = (state: ViewerState) => viewFor(state, 'a');

describe('keys', () => {
  test('each means one thing', () => {
    const keys = ACTIONS.flatMap((action) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    ['i', 'invert'],
    ['r', 'turn-right'],
    ['l', 'turn-left'],
    ['h', 'flip-horizontal'],
    ['v', 'flip-vertical'],
    ['+', 'zoom-in'],
    ['-', 'zoom-out'],
    ['=', 'fit'],
    [' ', 'reset'],
    ['ArrowDown', 'next'],
    ['?', 'help'],
  ])('%s is %s, as readers know it from OHIF', (key, id) => {
    expect(actionForKey({ key, ...bare })?.id).toBe(id);
  });

  test('capital letters mean what small ones do, and characters are what they are with Shift', () => {
    expect(actionForKey({ key: 'I', ...bare, shiftKey: true })?.id).toBe('invert');
    expect(actionForKey({ key: '?', ...bare, shiftKey: true })?.id).toBe('help');
  });

  test('Ctrl and ⌘ undo and redo, Shift with an arrow looks around', () => {
    expect(actionForKey({ key: 'z', ...bare, ctrlKey: true })?.id).toBe('undo');
    expect(actionForKey({ key: 'Z', ...bare, metaKey: true, shiftKey: true })?.id).toBe('redo');
    expect(actionForKey({ key: 'ArrowLeft', ...bare, shiftKey: true })?.id).toBe('look-left');
  });

  test('what belongs to the browser is left to it', () => {
    expect(actionForKey({ key: 'i', ...bare, ctrlKey: true })).toBeNull();
    expect(actionForKey({ key: 'o', ...bare, metaKey: true })).toBeNull();
    expect(actionForKey({ key: 'ArrowLeft', ...bare, altKey: true })).toBeNull();
    expect(actionForKey({ key: 'Tab', ...bare })).toBeNull();
  });

  test('are named as they are printed', () => {
    expect(['+', 'i', ' ', 'ArrowUp', 'Mod+Shift+z', 'Shift+ArrowLeft'].map(keyName)).toEqual([
      '+',
      'I',
      'Space',
      '↑',
      'Ctrl ⇧ Z',
      '⇧ ←',
    ]);
  });
});

test('every action has a name and a group for toolbar, menu and help', () => {
  for (const { id, group, keys } of ACTIONS) {
    expect(messages.actions.name[id]).toBeTruthy();
    expect(messages.actions.group[group]).toBeTruthy();
    expect(keys.length).toBeGreaterThan(0);
  }
});

test('a picture inverted, turned, windowed and measured is as at first after a reset, and an undo brings it back', () => {
  const changed = (['invert', 'turn-right', 'bone', 'zoom-in', 'place-ruler'] as const).reduce(
    (state, id) => act(id, state),
    FIRST_STATE,
  );
  expect(view(changed)).toMatchObject({ inverted: true, orientation: { quarterTurns: 1 } });
  expect(view(changed).rulers).toHaveLength(1);
  const reset = act('reset', changed);
  expect(view(reset)).toEqual(FIRST_VIEW);
  expect(view(act('undo', reset))).toEqual(view(changed));
  expect(view(act('redo', act('undo', reset)))).toEqual(FIRST_VIEW);
});

test('an action on one picture leaves the others alone', () => {
  expect(viewFor(act('invert'), 'b')).toEqual(FIRST_VIEW);
});

test('a comparison is begun, changed to the other kind and ended by its own action', () => {
  expect(act('two-up').compare.mode).toBe('two-up');
  expect(act('swipe', act('two-up')).compare.mode).toBe('swipe');
  expect(act('two-up', act('two-up')).compare.mode).toBe('off');
});

test('the kinds of overlay come one after another, beginning with the best', () => {
  const second = act('next-source');
  expect(second.overlay.source).toBe('occlusion');
  expect(act('next-source', second).overlay.source).toBe('grad-cam');
});

test('a region is shown closely, in the middle, and an undo shows what was there before', () => {
  const box = { left: 0.6, top: 0.2, width: 0.1, height: 0.1 };
  const shown = showPart(FIRST_STATE, sight, box);
  expect(view(shown).viewport.centre.x).toBeCloseTo(0.65);
  expect(view(shown).viewport.zoom).toBeGreaterThan(2);
  expect(view(act('undo', shown)).viewport).toEqual(FIRST_VIEW.viewport);
});
