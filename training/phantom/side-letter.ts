/** The lead letter that a radiographer lays beside the limb: L or R. */

import { line, type Stroke, strokeCover } from './strokes.ts';

export type SideLetter = 'L' | 'R';

/** The bowl of the R: half a circle, right of (0.3, 0.25). */
const BOWL: readonly Stroke[] = Array.from({ length: 10 }, (_, step) => {
  const at = (share: number): readonly [number, number] => {
    const angle = (share - 0.5) * Math.PI;
    return [0.3 + 0.25 * Math.cos(angle), 0.25 + 0.25 * Math.sin(angle)];
  };
  return { from: at(step / 10), to: at((step + 1) / 10) };
});

/** In units of the letter's height, from its top left. */
export const LETTER_STROKES: Readonly<Record<SideLetter, readonly Stroke[]>> = {
  L: [line(0, 0, 0, 1), line(0, 1, 0.55, 1)],
  R: [line(0, 1, 0, 0), line(0, 0, 0.3, 0), line(0, 0.5, 0.3, 0.5), line(0.25, 0.5, 0.57, 1), ...BOWL],
};

/** How much of a point the letter covers: see {@link strokeCover}. */
export const letterCover = (letter: SideLetter, x: number, y: number, softness: number): number =>
  strokeCover(LETTER_STROKES[letter], x, y, softness);
