/** How the two main pieces of a broken bone lie to each other. */

import type { Bone } from './bone.ts';
import { AT_REST, type Motion } from './broken-bone.ts';

export interface Dislocation {
  /** Degrees by which the bone's axis bends. */
  readonly angulation: number;
  /** Millimetres by which the cortex steps sideways. */
  readonly step: number;
  /** Millimetres by which the bone is shortened. */
  readonly shortening: number;
}

/**
 * Moves the two main pieces. Joints and neighbours hold a bone's far ends, so each piece swings about its own.
 *
 * @param at where the bone is broken, in millimetres along it
 */
export function dislocated(
  { tube: { length } }: Bone,
  at: number,
  { angulation, step, shortening }: Dislocation,
): readonly [first: Motion, last: Motion] {
  if (angulation === 0 && step === 0 && shortening === 0) return [AT_REST, AT_REST];
  const sway = ((angulation * Math.PI) / 180) * ((at * (length - at)) / length);
  return [
    { turn: (sway - step / 2) / at, pivot: 0, along: shortening / 2, across: 0 },
    { turn: -(sway + step / 2) / (length - at), pivot: length, along: -shortening / 2, across: 0 },
  ];
}
