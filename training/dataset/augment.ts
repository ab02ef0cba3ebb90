/** Random turns, shifts, zooms and flips of a training picture. */

import type { Random } from '../random.ts';

/** How far a picture may be moved. */
export interface Augmentation {
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

/** The published recipe's: rotation 20°, shifts 0.1, zoom 0.2, horizontal flip. */
export const CLASSIC_AUGMENTATION: Augmentation = {
  rotation: 20,
  widthShift: 0.1,
  heightShift: 0.1,
  zoom: 0.2,
  horizontalFlip: true,
};

/** Maps a place in the new picture to a place in the old one, both in pixels from the middle. */
export interface Affine {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly x: number;
  readonly y: number;
}

/** Draws one movement; the same random numbers give the same one. */
export function drawMovement(
  { rotation, widthShift, heightShift, zoom, horizontalFlip }: Augmentation,
  size: { readonly width: number; readonly height: number },
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

/**
 * Moves a grey picture, sampled bilinearly; what comes from outside is `margin`.
 *
 * @param grey row-major, shape [height · width]
 * @param target takes the result, same shape
 */
export function movePicture(
  grey: ArrayLike<number>,
  { width, height }: { readonly width: number; readonly height: number },
  { xx, xy, yx, yy, x: shiftX, y: shiftY }: Affine,
  margin: number,
  target: Float32Array,
): void {
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height
      ? margin
      : (grey[row * width + column] ?? margin);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = column - middleX;
      const y = row - middleY;
      const fromX = xx * x + xy * y + shiftX + middleX;
      const fromY = yx * x + yy * y + shiftY + middleY;
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      const right = fromX - left;
      const down = fromY - top;
      const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
      const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
      target[row * width + column] = upper * (1 - down) + lower * down;
    }
  }
}
