import { expect, test } from 'vitest';
import { layout, NO_COMPARISON } from '../../src/viewer/layout.ts';

const stage = { width: 802, height: 600 };
const limb = { width: 200, height: 500 };
const pelvis = { width: 500, height: 200 };
const compare = (mode: 'two-up' | 'swipe', id?: string) =>
  ({ mode, with: id ? { id } : 'overlay', line: 0.25 }) as const;

test('alone, a picture has it all to itself, under its overlay', () => {
  const all = { left: 0, top: 0, ...stage };
  expect(layout(NO_COMPARISON, stage, limb)).toEqual([
    { pane: all, clip: all, picture: 'selected', overlaid: true },
  ]);
});

test('two limbs stand beside each other, two flat pictures lie below each other', () => {
  expect(layout(compare('two-up'), stage, limb).map(({ pane }) => [pane.left, pane.top, pane.width])).toEqual(
    [
      [0, 0, 400],
      [402, 0, 400],
    ],
  );
  expect(
    layout(compare('two-up'), stage, pelvis).map(({ pane }) => [pane.left, pane.top, pane.width]),
  ).toEqual([
    [0, 0, 802],
    [0, 301, 802],
  ]);
});

test('against its own overlay a picture is shown bare first', () => {
  const [first, second] = layout(compare('two-up'), stage, limb);
  expect(first).toMatchObject({ picture: 'selected', overlaid: false });
  expect(second).toMatchObject({ picture: 'selected', overlaid: true });
});

test('against another picture both keep their overlays', () => {
  const [first, second] = layout(compare('two-up', 'b'), stage, limb);
  expect(first).toMatchObject({ picture: 'selected', overlaid: true });
  expect(second).toMatchObject({ picture: 'other', overlaid: true });
});

test('to swipe, both lie in the same place and meet at the line', () => {
  const [first, second] = layout(compare('swipe'), stage, limb);
  expect(first?.pane).toEqual(second?.pane);
  expect(first?.clip).toMatchObject({ left: 0, width: 201 });
  expect(second?.clip).toMatchObject({ left: 201, width: 601 });
});
