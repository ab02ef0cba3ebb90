/** The place where a bone is about to break, and the surfaces that it can break along. */

import type { Random } from '../random.ts';
import type { Bone } from './bone.ts';
import { type FractureSurface, fractureSurface } from './fracture-surface.ts';
import { texture } from './texture.ts';
import { girthAt } from './tube.ts';

/** Lengths in millimetres. */
export interface SurfaceWanted {
  /** The line that the surface draws across the bone, relative to the site, by place across. */
  readonly line: (across: number) => number;
  /** How far the surface runs along the bone for every millimetre of depth. */
  readonly tilt: number;
  /** Height of its teeth in a bone of `size` 1. */
  readonly roughness: number;
  /** Width of the cleft by place across. */
  readonly gap: (across: number) => number;
}

export interface FractureSite {
  readonly bone: Bone;
  /** Millimetres along the bone. */
  readonly at: number;
  readonly halfWidth: number;
  /** What slides and steps are measured by: the half-width, but wide metaphyses hold together better. */
  readonly hold: number;
  /** Fingers break into finer pieces than shins: about 1 for a forearm. */
  readonly size: number;
  /** Each call gives a surface of its own roughness. */
  surface(wanted: SurfaceWanted): FractureSurface;
}

export function fractureSite(bone: Bone, at: number, random: Random): FractureSite {
  const girth = girthAt(bone.tube, at / bone.tube.length);
  const halfWidth = (girth.left + girth.right) / 2;
  const size = Math.min(1.3, Math.max(0.55, halfWidth / 8));
  const rough = texture(random.fork('rough'));
  let made = 0;
  return {
    bone,
    at,
    halfWidth,
    hold: Math.min(halfWidth, 11),
    size,
    surface: ({ roughness, ...wanted }) =>
      fractureSurface({
        ...wanted,
        at,
        roughness: roughness * size,
        halfWidth,
        halfDepth: girth.depth,
        texture: rough,
        row: 20 * made++,
      }),
  };
}
