/** Random turns, shifts, zooms and flips of a training picture. */

import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Random } from '../../random.ts';

/** How far a picture may be moved. */
export interface MovementRange {
  /** Largest turn to either side, in degrees. */
  readonly rotation: number;
  /** Largest shift, as a part of the width. */
  readonly widthShift: number;
  /** Largest shift, as a part of the height. */
  readonly heightShift: number;
  /** The scale lies between 1 − zoom and 1 + zoom, for each axis by itself. */
  readonly zoom: number;
  readonly horizontalFlip: boolean;
}

/** Maps a place in the new picture to a place in the old one, both in pixels from the middle. */
export interface Affine {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly x: number;
  readonly y: number;
}

export const NO_MOVEMENT: Affine = { xx: 1, xy: 0, yx: 0, yy: 1, x: 0, y: 0 };

/** Draws one movement; the same random numbers give the same one. */
export function drawMovement(
  { rotation, widthShift, heightShift, zoom, horizontalFlip }: MovementRange,
  size: Size,
  random: Random,
): Affine {
  const turn = (random.between(-rotation, rotation) * Math.PI) / 180;
  const x = random.between(-widthShift, widthShift) * size.width;
  const y = random.between(-heightShift, heightShift) * size.height;
  const scaleX = random.between(1 - zoom, 1 + zoom);
  const scaleY = random.between(1 - zoom, 1 + zoom);
  const mirror = horizontalFlip && random.uniform() < 0.5 ? -1 : 1;
  return {
    xx: (mirror * Math.cos(turn)) / scaleX,
    xy: (-mirror * Math.sin(turn)) / scaleX,
    yx: Math.sin(turn) / scaleY,
    yy: Math.cos(turn) / scaleY,
    x,
    y,
  };
}

/** The way back: maps a place in the old picture to its place in the new one. */
export function inverse({ xx, xy, yx, yy, x, y }: Affine): Affine {
  const determinant = xx * yy - xy * yx;
  const back = { xx: yy / determinant, xy: -xy / determinant, yx: -yx / determinant, yy: xx / determinant };
  return { ...back, x: -(back.xx * x + back.xy * y), y: -(back.yx * x + back.yy * y) };
}

/**
 * Moves a grey picture, sampled bilinearly; what comes from outside is `margin`.
 *
 * @param grey row-major, shape [height · width]
 * @param margin in the units of `grey`
 * @param target takes the result, same shape; bytes take it rounded
 */
export function movePicture(
  grey: Uint8Array | Float32Array,
  { width, height }: Size,
  { xx, xy, yx, yy, x: shiftX, y: shiftY }: Affine,
  margin: number,
  target: Uint8ClampedArray | Float32Array,
): void {
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  for (let row = 0; row < height; row++) {
    const startX = xy * (row - middleY) - xx * middleX + shiftX + middleX;
    const startY = yy * (row - middleY) - yx * middleX + shiftY + middleY;
    for (let column = 0; column < width; column++) {
      const fromX = startX + xx * column;
      const fromY = startY + yx * column;
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      const right = fromX - left;
      const down = fromY - top;
      const first = top * width + left;
      let value = margin;
      if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
        const upperLeft = grey[first] ?? 0;
        const lowerLeft = grey[first + width] ?? 0;
        const upper = upperLeft + ((grey[first + 1] ?? 0) - upperLeft) * right;
        const lower = lowerLeft + ((grey[first + width + 1] ?? 0) - lowerLeft) * right;
        value = upper + (lower - upper) * down;
      } else if (left >= -1 && top >= -1 && left < width && top < height) {
        const leftInside = left >= 0;
        const rightInside = left < width - 1;
        const topInside = top >= 0;
        const bottomInside = top < height - 1;
        const upperLeft = topInside && leftInside ? (grey[first] ?? 0) : margin;
        const upperRight = topInside && rightInside ? (grey[first + 1] ?? 0) : margin;
        const lowerLeft = bottomInside && leftInside ? (grey[first + width] ?? 0) : margin;
        const lowerRight = bottomInside && rightInside ? (grey[first + width + 1] ?? 0) : margin;
        const upper = upperLeft + (upperRight - upperLeft) * right;
        const lower = lowerLeft + (lowerRight - lowerLeft) * right;
        value = upper + (lower - upper) * down;
      }
      target[row * width + column] = value;
    }
  }
}
