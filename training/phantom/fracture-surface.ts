/** The surface along which a bone breaks: a rough height field over the bone's cross-section. */

import { type Texture, textureAt } from './texture.ts';

/** Millimetres in the bone's frame: along its axis, across it (right positive) and in depth. */
export interface FractureSurface {
  /** Where it crosses the picture's plane through the axis, by place across. */
  height(across: number): number;
  /** How far it runs along the bone for every millimetre of depth; never 0. */
  tilt(across: number): number;
  /** Width of the cleft, measured along the bone; 0 where the bone holds together. */
  gap(across: number): number;
  /** All of it lies between these places along the bone. */
  readonly from: number;
  readonly to: number;
}

export interface SurfaceShape {
  /** Where it crosses the bone's axis. */
  readonly at: number;
  /** The line that it draws across the bone, relative to `at`. */
  readonly line: (across: number) => number;
  readonly tilt: number;
  /** Height of its teeth in millimetres. */
  readonly roughness: number;
  readonly gap: (across: number) => number;
  /** Half the bone's width and depth there. */
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly texture: Texture;
  /** The row of the texture where its own roughness begins; it takes ten. */
  readonly row: number;
}

/** Seen exactly edge-on, a surface would be sharper than any real one. */
const LEAST_TILT = 0.04;

export function fractureSurface(shape: SurfaceShape): FractureSurface {
  const { at, line, gap, roughness, texture, row, halfWidth, halfDepth } = shape;
  const sign = shape.tilt < 0 ? -1 : 1;
  const tilt = (across: number): number =>
    sign *
    Math.max(
      LEAST_TILT,
      Math.abs(shape.tilt) + (roughness / halfDepth) * 0.5 * textureAt(texture, across / 1.7, row + 7),
    );
  const height = (across: number): number =>
    at +
    line(across) +
    roughness *
      (0.6 * textureAt(texture, across / 2.6, row + 1) +
        0.3 * textureAt(texture, across / 1.1, row + 3) +
        0.15 * textureAt(texture, across / 0.5, row + 5));

  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const reach = halfWidth * 1.5;
  for (let across = -reach; across <= reach; across += reach / 64) {
    const depth = Math.abs(tilt(across)) * halfDepth + gap(across) / 2 + roughness * 0.5;
    from = Math.min(from, height(across) - depth);
    to = Math.max(to, height(across) + depth);
  }
  return { height, tilt, gap, from, to };
}
