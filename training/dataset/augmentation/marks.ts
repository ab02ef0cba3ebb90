/** Letters, arrows and rings on a training picture, as they are burnt in: a network shall learn nothing from them. */

import type { Box } from '../../../src/metrics/localisation.ts';
import type { Size } from '../../../src/radiograph/letterbox.ts';
import { LETTER_STROKES } from '../../phantom/side-letter.ts';
import { line, type Stroke, strokeCover } from '../../phantom/strokes.ts';
import type { Random } from '../../random.ts';
import { freePlace } from './free-place.ts';

const RING: readonly Stroke[] = Array.from({ length: 16 }, (_, step) => {
  const at = (corner: number): readonly [number, number] => {
    const angle = (corner * Math.PI) / 8;
    return [0.5 + 0.5 * Math.cos(angle), 0.5 + 0.5 * Math.sin(angle)];
  };
  return { from: at(step), to: at(step + 1) };
});

const ARROW: readonly Stroke[] = [line(0, 0.5, 1, 0.5), line(1, 0.5, 0.7, 0.25), line(1, 0.5, 0.7, 0.75)];

/** Each within a square of one height. */
const MARKS: readonly (readonly Stroke[])[] = [LETTER_STROKES.L, LETTER_STROKES.R, ARROW, RING];

const SMALLEST = 0.03;
const MOST = 3;
/** Half a stroke reaches beyond the square. */
const RIM = 0.1;

/**
 * Burns one to three marks in, in place.
 *
 * @param largest side of a mark, as a share of the frame's smaller one
 * @param kept what stays uncovered, in fractions of the frame
 */
export function burnMarks(
  picture: Uint8ClampedArray,
  frame: Size,
  largest: number,
  kept: readonly Box[],
  random: Random,
): void {
  const count = 1 + random.integer(MOST);
  for (let mark = 0; mark < count; mark++) {
    const strokes = MARKS[random.integer(MARKS.length)] ?? [];
    const height = random.between(Math.min(SMALLEST, largest), largest) * Math.min(frame.width, frame.height);
    const turns = strokes === ARROW ? random.between(0, 2 * Math.PI) : random.between(-0.2, 0.2);
    const grey = random.uniform() < 0.8 ? random.between(170, 255) : random.between(0, 40);
    const place = freePlace(height / frame.width, height / frame.height, kept, random);
    if (place) burn(picture, frame, strokes, { ...place, heightInPixels: height, turns, grey });
  }
}

interface Placed extends Box {
  readonly heightInPixels: number;
  /** Radians. */
  readonly turns: number;
  readonly grey: number;
}

function burn(
  picture: Uint8ClampedArray,
  frame: Size,
  strokes: readonly Stroke[],
  { left, top, heightInPixels, turns, grey }: Placed,
): void {
  const [x0, y0] = [left * frame.width, top * frame.height];
  const rim = RIM * heightInPixels;
  const [cosine, sine] = [Math.cos(turns), Math.sin(turns)];
  const lastRow = Math.min(frame.height, Math.ceil(y0 + heightInPixels + rim));
  const lastColumn = Math.min(frame.width, Math.ceil(x0 + heightInPixels + rim));
  for (let row = Math.max(0, Math.floor(y0 - rim)); row < lastRow; row++) {
    for (let column = Math.max(0, Math.floor(x0 - rim)); column < lastColumn; column++) {
      const x = (column + 0.5 - x0) / heightInPixels - 0.5;
      const y = (row + 0.5 - y0) / heightInPixels - 0.5;
      const cover = strokeCover(
        strokes,
        cosine * x + sine * y + 0.5,
        cosine * y - sine * x + 0.5,
        1 / heightInPixels,
      );
      const pixel = row * frame.width + column;
      const before = picture[pixel] ?? 0;
      picture[pixel] = before + (grey - before) * cover;
    }
  }
}
