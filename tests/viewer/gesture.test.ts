import { describe, expect, test } from 'vitest';
import type { Point } from '../../src/render/affine.ts';
import {
  beginDrag,
  beginPinch,
  doublePress,
  endGesture,
  follow,
  holdLoupe,
  turnWheel,
} from '../../src/viewer/gesture.ts';
import { undo } from '../../src/viewer/history.ts';
import {
  FIRST_STATE,
  historyFor,
  type Tool,
  type ViewerState,
  viewFor,
} from '../../src/viewer/viewer-state.ts';
import { levelOf, widthOf } from '../../src/viewer/window-level.ts';
import { sighted, sightOf } from '../support/sight.ts';

const sight = sightOf();
const middle = { x: 400, y: 300 };
const withTool = (tool: Tool, state = FIRST_STATE): ViewerState => ({ ...state, tool });
const press = (at: Point, changes = {}) => ({ at, button: 0, shift: false, touch: false, ...changes });

function drag(state: ViewerState, points: readonly Point[], changes = {}, at = sight): ViewerState {
  const [first = middle, ...others] = points;
  let handled = beginDrag(state, at, press(first, changes));
  for (const point of others) handled = follow(handled, at, [point]);
  return endGesture(handled, at);
}

const view = (state: ViewerState, id = 'a') => viewFor(state, id);
const steps = (state: ViewerState, id = 'a') => historyFor(state, id).past.length;

describe('a drag of the window', () => {
  const state = drag(FIRST_STATE, [middle, { x: 410, y: 280 }, { x: 440, y: 260 }]);

  test('makes it brighter upwards and wider rightwards, from the file’s own', () => {
    const { range } = sight.selected;
    const window = view(state).window ?? range;
    expect(widthOf(window)).toBeGreaterThan(widthOf(range));
    expect(levelOf(window)).toBeLessThan(levelOf(range));
  });

  test('is one step to undo', () => {
    expect(steps(state)).toBe(1);
    expect(undo(historyFor(state, 'a')).present.window).toBeNull();
  });

  test('that trembles is none at all', () => {
    expect(drag(FIRST_STATE, [middle, { x: 401, y: 301 }])).toBe(FIRST_STATE);
  });
});

describe('a click, where the person is asked to mark a fracture,', () => {
  const asked = sightOf({ marking: true });

  test('marks the place in the picture, which an undo takes away', () => {
    const state = drag(FIRST_STATE, [{ x: 200, y: 300 }], {}, asked);
    expect(view(state).mark).toEqual({ x: 0.25, y: 0.5 });
    expect(undo(historyFor(state, 'a')).present.mark).toBeNull();
  });

  test('marks nothing beside the picture, and a drag does what it always does', () => {
    expect(drag(FIRST_STATE, [{ x: 400, y: 20 }], {}, asked)).toBe(FIRST_STATE);
    const dragged = drag(FIRST_STATE, [middle, { x: 440, y: 260 }], {}, asked);
    expect(view(dragged).mark).toBeNull();
    expect(view(dragged).window).not.toBeNull();
  });

  test('marks nothing otherwise', () => {
    expect(drag(FIRST_STATE, [middle])).toBe(FIRST_STATE);
  });
});

test('Shift and the middle button move the picture whatever the tool, the right button does nothing', () => {
  const points = [middle, { x: 440, y: 320 }];
  for (const changes of [{ shift: true }, { button: 1 }]) {
    expect(view(drag(FIRST_STATE, points, changes)).viewport.centre.x).toBeCloseTo(0.45);
  }
  expect(drag(FIRST_STATE, points, { button: 2 })).toBe(FIRST_STATE);
});

test('two fingers zoom between them and move the picture along, as one step', () => {
  let handled = beginPinch(FIRST_STATE, sight, [
    { x: 350, y: 300 },
    { x: 450, y: 300 },
  ]);
  for (const reach of [75, 100]) {
    handled = follow(handled, sight, [
      { x: 430 - reach, y: 300 },
      { x: 430 + reach, y: 300 },
    ]);
  }
  const { viewport } = view(handled.state);
  expect(viewport.zoom).toBeCloseTo(2);
  expect(viewport.centre.x).toBeCloseTo(0.5 - 30 / 1600);
  expect(steps(handled.state)).toBe(1);
});

describe('a ruler', () => {
  const ruled = drag(withTool('ruler'), [
    { x: 100, y: 300 },
    { x: 200, y: 310 },
    { x: 300, y: 300 },
  ]);

  test('goes from where the hand began to where it ended, as one step', () => {
    expect(view(ruled).rulers).toEqual([{ from: { x: 0.125, y: 0.5 }, to: { x: 0.375, y: 0.5 } }]);
    expect(steps(ruled)).toBe(1);
  });

  test('is taken by either end and moved', () => {
    const moved = drag(ruled, [
      { x: 104, y: 297 },
      { x: 200, y: 300 },
    ]);
    expect(view(moved).rulers).toEqual([{ from: { x: 0.25, y: 0.5 }, to: { x: 0.375, y: 0.5 } }]);
    expect(undo(historyFor(moved, 'a')).present.rulers).toEqual(view(ruled).rulers);
  });

  test('of no length is none', () => {
    expect(view(drag(withTool('ruler'), [middle])).rulers).toEqual([]);
  });
});

test('the loupe follows the hand, lies above a finger and goes with it', () => {
  const touched = beginDrag(withTool('loupe'), sight, press(middle, { touch: true }));
  expect(touched.state.loupe).toEqual({ x: 400, y: 220 });
  expect(follow(touched, sight, [{ x: 500, y: 300 }]).state.loupe).toEqual({ x: 500, y: 220 });
  expect(endGesture(touched, sight).loupe).toBeNull();
  expect(holdLoupe(FIRST_STATE, middle, false).loupe).toEqual(middle);
});

describe('the line to swipe', () => {
  const swiping: ViewerState = { ...FIRST_STATE, compare: { mode: 'swipe', with: 'overlay', line: 0.5 } };

  test('is taken near it and stops at the edges', () => {
    expect(
      drag(swiping, [
        { x: 405, y: 90 },
        { x: 600, y: 90 },
      ]).compare.line,
    ).toBe(0.75);
    expect(
      drag(swiping, [
        { x: 405, y: 90 },
        { x: 9999, y: 90 },
      ]).compare.line,
    ).toBe(1);
  });

  test('elsewhere the tool does what it does', () => {
    expect(
      drag(swiping, [
        { x: 100, y: 90 },
        { x: 200, y: 90 },
      ]).compare.line,
    ).toBe(0.5);
  });
});

test('beside another picture, its window is dragged under the hand, and both move together', () => {
  const other = sighted({ id: 'b' });
  const two = sightOf({ other });
  const state: ViewerState = { ...FIRST_STATE, compare: { mode: 'two-up', with: { id: 'b' }, line: 0.5 } };
  const under = { x: 400, y: 500 };
  const windowed = drag(state, [under, { x: 450, y: 500 }], {}, two);
  expect(view(windowed, 'a').window).toBeNull();
  expect(view(windowed, 'b').window).not.toBeNull();
  const moved = drag(withTool('pan', state), [under, { x: 450, y: 500 }], {}, two);
  expect(view(moved, 'a').viewport.centre.x).toBeLessThan(0.5);
});

test('turns of the wheel close together are one step, the place under the hand stays', () => {
  const once = turnWheel(FIRST_STATE, sight, { x: 600, y: 300 }, -100, false);
  const twice = turnWheel(once, sight, { x: 600, y: 300 }, -100, true);
  expect(view(twice).viewport.zoom).toBeCloseTo(Math.exp(0.5));
  expect(steps(twice)).toBe(1);
  expect(steps(turnWheel(once, sight, middle, -100, false))).toBe(2);
});

test('a double click goes closer there, another shows all of it again', () => {
  const closer = doublePress(FIRST_STATE, sight, { x: 600, y: 300 });
  expect(view(closer).viewport.zoom).toBe(2.5);
  expect(view(doublePress(closer, sight, middle)).viewport).toEqual(view(FIRST_STATE).viewport);
});
