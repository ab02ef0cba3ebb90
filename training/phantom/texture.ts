/** Smooth random texture over the plane: what trabeculae, muscle and rough fracture edges are made of. */

import type { Random } from '../random.ts';

/** A smooth value in about [-1, 1] at any point; neighbours one unit apart are independent. */
export type Texture = (x: number, y: number) => number;

const LATTICE = 256;

/** Value noise: random numbers on a grid, blended smoothly between. It repeats after 256 units. */
export function texture(random: Random): Texture {
  const lattice = new Float32Array(LATTICE * LATTICE);
  for (let index = 0; index < lattice.length; index++) lattice[index] = random.between(-1, 1);

  const at = (column: number, row: number): number =>
    lattice[(row & (LATTICE - 1)) * LATTICE + (column & (LATTICE - 1))] ?? 0;

  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const right = ease(x - column);
    const down = ease(y - row);
    const above = at(column, row) + (at(column + 1, row) - at(column, row)) * right;
    const below = at(column, row + 1) + (at(column + 1, row + 1) - at(column, row + 1)) * right;
    return above + (below - above) * down;
  };
}

const ease = (share: number): number => share * share * (3 - 2 * share);
