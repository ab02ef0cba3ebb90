/** Smooth random texture over the plane: what trabeculae, muscle and rough fracture edges are made of. */

import type { Random } from '../random.ts';

/** Random numbers in [-1, 1) on a square grid of points one unit apart. */
export type Texture = Float32Array;

const LATTICE = 256;

export function texture(random: Random): Texture {
  const lattice = new Float32Array(LATTICE * LATTICE);
  for (let index = 0; index < lattice.length; index++) lattice[index] = random.between(-1, 1);
  return lattice;
}

/** The texture at any point, in [-1, 1]: value noise, blended smoothly between grid points, repeating after 256 units. */
export function textureAt(lattice: Texture, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = ease(x - column);
  const down = ease(y - row);
  const left = column & (LATTICE - 1);
  const next = (column + 1) & (LATTICE - 1);
  const top = (row & (LATTICE - 1)) * LATTICE;
  const bottom = ((row + 1) & (LATTICE - 1)) * LATTICE;
  const topLeft = lattice[top + left] ?? 0;
  const bottomLeft = lattice[bottom + left] ?? 0;
  const above = topLeft + ((lattice[top + next] ?? 0) - topLeft) * right;
  const below = bottomLeft + ((lattice[bottom + next] ?? 0) - bottomLeft) * right;
  return above + (below - above) * down;
}

const ease = (share: number): number => share * share * (3 - 2 * share);
