/** How a picture is turned and flipped on the light box: the eight ways in which a square can lie. */

import type { Size } from '../radiograph/letterbox.ts';
import type { Affine } from '../render/affine.ts';

export interface Orientation {
  /** Left and right change places, before any turn. */
  readonly mirrored: boolean;
  /** Clockwise. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

export const UPRIGHT: Orientation = { mirrored: false, quarterTurns: 0 };

export const turnedRight = ({ mirrored, quarterTurns }: Orientation): Orientation => ({
  mirrored,
  quarterTurns: quarters(quarterTurns + 1),
});

export const turnedLeft = ({ mirrored, quarterTurns }: Orientation): Orientation => ({
  mirrored,
  quarterTurns: quarters(quarterTurns - 1),
});

/** Left and right change places as they are seen. */
export const flippedHorizontally = ({ mirrored, quarterTurns }: Orientation): Orientation => ({
  mirrored: !mirrored,
  quarterTurns: quarters(-quarterTurns),
});

/** Above and below change places as they are seen. */
export const flippedVertically = ({ mirrored, quarterTurns }: Orientation): Orientation => ({
  mirrored: !mirrored,
  quarterTurns: quarters(2 - quarterTurns),
});

/** The directions of a picture's sides on the screen, which has y downwards. */
export function directions({ mirrored, quarterTurns }: Orientation): Pick<Affine, 'a' | 'b' | 'c' | 'd'> {
  const across = mirrored ? -1 : 1;
  switch (quarterTurns) {
    case 0:
      return { a: across, b: 0, c: 0, d: 1 };
    case 1:
      return { a: 0, b: across, c: -1, d: 0 };
    case 2:
      return { a: -across, b: 0, c: 0, d: -1 };
    case 3:
      return { a: 0, b: -across, c: 1, d: 0 };
  }
}

/** A picture's size as it lies. */
export function turnedSize({ width, height }: Size, { quarterTurns }: Orientation): Size {
  return quarterTurns % 2 === 0 ? { width, height } : { width: height, height: width };
}

function quarters(turns: number): Orientation['quarterTurns'] {
  switch (((turns % 4) + 4) % 4) {
    case 1:
      return 1;
    case 2:
      return 2;
    case 3:
      return 3;
    default:
      return 0;
  }
}
