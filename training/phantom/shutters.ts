/** What stands between the tube and the panel besides the limb: the collimator's blades and the side letter. */

import type { Random } from '../random.ts';
import { letterCover, type SideLetter } from './side-letter.ts';

export interface Room {
  readonly letter: SideLetter | null;
  /** The letter's top left, in fractions of the picture's height. */
  readonly letterLeft: number;
  readonly letterTop: number;
  readonly letterLean: number;
  /** How far each blade stands in, in fractions of the picture; null where the beam covers all of it. */
  readonly blades: { left: number; right: number; top: number; bottom: number; turn: number } | null;
  /** By how much the beam is stronger at the bottom than at the top: the heel effect. */
  readonly heel: number;
}

/** The letter's height, in fractions of the picture's. */
const LETTER_SIZE = 0.05;
/** The letter is thin, so that lead lets a little through. */
const LEAD = 0.06;
/** What is left of the picture behind a blade, and over how much of it the blade's edge fades. */
const LEAK = 0.25;
const PENUMBRA = 0.0012;

export function room(
  aspect: number,
  side: SideLetter,
  wanted: { readonly sideLetter?: boolean; readonly collimated?: boolean },
  random: Random,
): Room {
  const marked = random.uniform() < 0.6;
  const onLeft = random.uniform() < 0.5;
  const top = random.between(0.06, 0.2);
  const lean = random.between(-0.25, 0.25);
  const heel = random.between(-0.1, 0.1);
  const narrowed = random.uniform() < 0.35;
  const blade = (): number => random.between(0.015, 0.045);
  const blades = {
    left: blade(),
    right: blade(),
    top: blade(),
    bottom: blade(),
    turn: random.between(-0.012, 0.012),
  };
  return {
    letter: (wanted.sideLetter ?? marked) ? side : null,
    letterLeft: onLeft ? 0.06 * aspect : 0.94 * aspect - 0.6 * LETTER_SIZE,
    letterTop: top,
    letterLean: lean,
    blades: (wanted.collimated ?? narrowed) ? blades : null,
    heel,
  };
}

/**
 * The share of the beam that comes as far as the limb, or would.
 *
 * @param x place across in [0, 1]
 * @param y place down in [0, 1]
 * @param aspect the picture's width over its height
 * @param pixel a pixel's height in fractions of the picture's
 */
export function letThrough(
  { letter, letterLeft, letterTop, letterLean, heel }: Room,
  x: number,
  y: number,
  aspect: number,
  pixel: number,
): number {
  let open = 1 + heel * (y - 0.5);
  const down = (y - letterTop) / LETTER_SIZE;
  if (letter && down > -0.5 && down < 1.5) {
    const across = (x * aspect - letterLeft) / LETTER_SIZE - letterLean * down;
    if (across > -0.5 && across < 1.5) {
      open *= 1 - letterCover(letter, across, down, (1.5 * pixel) / LETTER_SIZE) * (1 - LEAD);
    }
  }
  return open;
}

/** How much of a place in the picture the blades leave to be seen: what lies behind them is shown black. */
export function seenThrough({ blades }: Room, x: number, y: number): number {
  if (!blades) return 1;
  const { left, right, top, bottom, turn } = blades;
  const inside = Math.min(
    x - left + turn * y,
    1 - right - x - turn * y,
    y - top - turn * x,
    1 - bottom - y + turn * x,
  );
  return LEAK + (1 - LEAK) / (1 + Math.exp(-inside / PENUMBRA));
}
