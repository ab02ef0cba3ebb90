import { expect, test } from 'vitest';
import {
  directions,
  flippedHorizontally,
  flippedVertically,
  type Orientation,
  turnedLeft,
  turnedRight,
  turnedSize,
  UPRIGHT,
} from '../../src/viewer/orientation.ts';

const all: Orientation[] = [false, true].flatMap((mirrored) =>
  ([0, 1, 2, 3] as const).map((quarterTurns) => ({ mirrored, quarterTurns })),
);

/** Where the picture's right and its bottom point on the screen. */
const seen = (orientation: Orientation) => {
  const { a, b, c, d } = directions(orientation);
  return { right: [a + 0, b + 0], bottom: [c + 0, d + 0] };
};

test('upright, right is right and down is down', () => {
  expect(seen(UPRIGHT)).toEqual({ right: [1, 0], bottom: [0, 1] });
});

test('turned right, the picture’s right points down and its bottom left', () => {
  expect(seen(turnedRight(UPRIGHT))).toEqual({ right: [0, 1], bottom: [-1, 0] });
});

test.each(all)('flips act on what is seen, from %o', (orientation) => {
  const { right, bottom } = seen(orientation);
  const mirror = ([x = 0, y = 0]: number[]) => [-x + 0, y];
  const upend = ([x = 0, y = 0]: number[]) => [x, -y + 0];
  expect(seen(flippedHorizontally(orientation))).toEqual({ right: mirror(right), bottom: mirror(bottom) });
  expect(seen(flippedVertically(orientation))).toEqual({ right: upend(right), bottom: upend(bottom) });
});

test.each(all)('turns and flips come back to where they began, from %o', (orientation) => {
  expect(turnedLeft(turnedRight(orientation))).toEqual(orientation);
  expect([1, 2, 3, 4].reduce(turnedRight, orientation)).toEqual(orientation);
  expect(flippedHorizontally(flippedHorizontally(orientation))).toEqual(orientation);
  expect(flippedVertically(flippedVertically(orientation))).toEqual(orientation);
  const half = turnedRight(turnedRight(orientation));
  expect(flippedVertically(flippedHorizontally(orientation))).toEqual(half);
});

test('on its side a picture is as wide as it was high', () => {
  expect(turnedSize({ width: 3, height: 5 }, turnedLeft(UPRIGHT))).toEqual({ width: 5, height: 3 });
});
