/** A bone in pieces: each piece is the bone between two fracture surfaces, moved as one. */

import { type Bone, type BonePath, passBone } from './bone.ts';
import type { FractureSurface } from './fracture-surface.ts';
import {
  bendAt,
  type Girth,
  girthAt,
  locate,
  meets,
  type Point,
  type Section,
  type TubePoint,
  toPlane,
} from './tube.ts';

/** A movement in the picture's plane: a turn about a point of the bone's axis, then a shift. */
export interface Motion {
  /** Radians. */
  readonly turn: number;
  /** Where on the axis the piece turns, in millimetres along. */
  readonly pivot: number;
  readonly along: number;
  readonly across: number;
}

export interface Breakage {
  /** In order along the bone; where two coincide, the piece between them is empty. */
  readonly surfaces: readonly FractureSurface[];
  /** One for each piece: one more than surfaces. */
  readonly motions: readonly Motion[];
}

export const AT_REST: Motion = { turn: 0, pivot: 0, along: 0, across: 0 };

export const UNBROKEN: Breakage = { surfaces: [], motions: [AT_REST] };

interface Piece {
  readonly motion: Motion;
  readonly cos: number;
  readonly sin: number;
  readonly before: FractureSurface | undefined;
  readonly after: FractureSurface | undefined;
}

/** A bone as it lies in the picture, whole or in pieces. */
export interface PlacedBone {
  readonly bone: Bone;
  readonly pieces: readonly Piece[];
  /** All of it lies within `reach` millimetres of the line between these. */
  readonly from: Point;
  readonly to: Point;
  readonly reach: number;
}

export function placed(bone: Bone, { surfaces, motions }: Breakage): PlacedBone {
  const { tube } = bone;
  const farthest = motions.map(
    ({ turn, along, across }) => Math.hypot(along, across) + Math.abs(turn) * tube.length,
  );
  return {
    bone,
    pieces: motions.map((motion, index) => ({
      motion,
      cos: Math.cos(motion.turn),
      sin: Math.sin(motion.turn),
      before: surfaces[index - 1],
      after: surfaces[index],
    })),
    from: toPlane(tube, { along: 0, across: 0 }),
    to: toPlane(tube, { along: tube.length, across: 0 }),
    reach: tube.reach + Math.max(...farthest),
  };
}

/**
 * Adds what the ray through a point of the picture's plane passes.
 *
 * @param spot overwritten
 * @param section overwritten
 */
export function passPlaced(
  { bone, pieces }: PlacedBone,
  x: number,
  y: number,
  spot: TubePoint,
  section: Section,
  path: BonePath,
): void {
  locate(bone.tube, x, y, spot);
  for (const piece of pieces) {
    const { before, after } = piece;
    backward(piece, spot, section);
    if (before && section.along < before.from) continue;
    if (after && section.along > after.to) continue;
    if (!meets(bone.tube, section)) continue;
    const near = Math.max(
      before ? nearBeyond(before, section) : NONE,
      after ? nearShortOf(after, section) : NONE,
    );
    const far = Math.min(before ? farBeyond(before, section) : ALL, after ? farShortOf(after, section) : ALL);
    if (near < far) passBone(bone, section, near, far, path);
  }
}

/** The picture's points that a fracture surface can show at, on both sides of its cleft, as the pieces lie. */
export function outlineOfBreak(bone: Bone, { surfaces, motions }: Breakage): Point[] {
  const STEPS = 40;
  const points: Point[] = [];
  surfaces.forEach((surface, index) => {
    const { left, right, depth } = widestGirth(bone, surface);
    for (let step = 0; step <= STEPS; step++) {
      const across = -left + ((left + right) * step) / STEPS;
      const moved = motions[index] !== motions[index + 1];
      const gap = surface.gap(across);
      if (gap < 0.02 && !moved) continue;
      const halfDepth = depth * Math.sqrt(Math.max(0, 1 - (across / (across < 0 ? left : right)) ** 2));
      for (const side of [-1, 1]) {
        const motion = motions[side < 0 ? index : index + 1];
        if (motion === undefined) continue;
        for (const layer of [-1, 0, 1]) {
          const along = surface.height(across) + surface.tilt(across) * halfDepth * layer + (side * gap) / 2;
          const bend = bendAt(bone.tube, along / bone.tube.length);
          points.push(toPlane(bone.tube, forward(motion, { along, across: across + bend })));
        }
      }
    }
  });
  return points;
}

/** The bone may flare within a slanting surface's reach: then the wider end counts. */
function widestGirth({ tube }: Bone, { from, to }: FractureSurface): Girth {
  const girths = [from, (from + to) / 2, to].map((along) => girthAt(tube, along / tube.length));
  return {
    left: Math.max(...girths.map(({ left }) => left)),
    right: Math.max(...girths.map(({ right }) => right)),
    depth: Math.max(...girths.map(({ depth }) => depth)),
  };
}

const NONE = Number.NEGATIVE_INFINITY;
const ALL = Number.POSITIVE_INFINITY;

/** Depths between which a ray lies beyond a surface, seen from the bone's start. */
function nearBeyond(surface: FractureSurface, { along, offset }: Section): number {
  if (along > surface.to || surface.tilt(offset) > 0) return NONE;
  return (along - surface.height(offset) - surface.gap(offset) / 2) / surface.tilt(offset);
}

function farBeyond(surface: FractureSurface, { along, offset }: Section): number {
  if (along > surface.to || surface.tilt(offset) < 0) return ALL;
  return (along - surface.height(offset) - surface.gap(offset) / 2) / surface.tilt(offset);
}

/** Depths between which a ray lies short of a surface. */
function nearShortOf(surface: FractureSurface, { along, offset }: Section): number {
  if (along < surface.from || surface.tilt(offset) < 0) return NONE;
  return (along - surface.height(offset) + surface.gap(offset) / 2) / surface.tilt(offset);
}

function farShortOf(surface: FractureSurface, { along, offset }: Section): number {
  if (along < surface.from || surface.tilt(offset) > 0) return ALL;
  return (along - surface.height(offset) + surface.gap(offset) / 2) / surface.tilt(offset);
}

function forward({ turn, pivot, along, across }: Motion, point: TubePoint): TubePoint {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const ahead = point.along - pivot;
  return {
    along: pivot + ahead * cos - point.across * sin + along,
    across: ahead * sin + point.across * cos + across,
  };
}

/** Where a point of the moved piece lay before. */
function backward({ motion, cos, sin }: Piece, from: TubePoint, to: TubePoint): void {
  const ahead = from.along - motion.pivot - motion.along;
  const aside = from.across - motion.across;
  to.along = motion.pivot + ahead * cos + aside * sin;
  to.across = aside * cos - ahead * sin;
}
