/** A tube with closed ends, cut across into ellipses: the solid that bones and soft tissue are built from. */

import { highest, type Knots, type Profile, profile, profileAt } from './profile.ts';

/** Millimetres in the picture's plane, x to the right, y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a tube ends. */
export interface TubeEnd {
  /** Millimetres by which the end stands out, by place across: -1 the left edge, 0 the axis, 1 the right edge. */
  readonly surface: Knots;
  /** Millimetres before the end over which the tube grows to its full depth. */
  readonly roundness: number;
}

/** Places along are fractions of the length: 0 at `from`, 1 at `to`. Left and right are those of a tube that runs down. */
export interface TubeShape {
  readonly from: Point;
  readonly to: Point;
  /** Millimetres by which the middle of the axis bends to the right. */
  readonly bow: number;
  /** Half-widths in millimetres, from the axis to either edge. */
  readonly left: Knots;
  readonly right: Knots;
  /** Half-depth in millimetres, towards the tube and the detector. */
  readonly depth: Knots;
  readonly start: TubeEnd;
  readonly end: TubeEnd;
}

/** A point in a tube's own frame, in millimetres: along its axis from `from`, and across, right positive. */
export interface TubePoint {
  along: number;
  across: number;
}

/** Where a ray meets a tube. One is made once and filled again for every ray. */
export interface Section extends TubePoint {
  /** Place along, in [0, 1]. */
  place: number;
  /** From the bent axis, right positive. */
  offset: number;
  /** Half-width on the ray's side of the axis. */
  halfWidth: number;
  halfDepth: number;
  /** Millimetres to the nearer end surface. */
  toEnd: number;
  roundness: number;
}

export interface Girth {
  readonly left: number;
  readonly right: number;
  readonly depth: number;
}

export interface Tube {
  readonly length: number;
  /** The farthest that any part of it lies from its straight axis, in millimetres. */
  readonly reach: number;
  readonly origin: Point;
  /** Direction of the axis, of length 1. */
  readonly direction: Point;
  readonly bow: number;
  readonly left: Profile;
  readonly right: Profile;
  readonly depth: Profile;
  readonly startSurface: Profile;
  readonly startRoundness: number;
  readonly endSurface: Profile;
  readonly endRoundness: number;
}

export const emptySection = (): Section => ({
  along: 0,
  across: 0,
  place: 0,
  offset: 0,
  halfWidth: 0,
  halfDepth: 0,
  toEnd: 0,
  roundness: 1,
});

export function tube({ from, to, bow, start, end, ...shape }: TubeShape): Tube {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const standsOut = Math.max(0, highest(start.surface), highest(end.surface));
  return {
    length,
    reach: Math.max(highest(shape.left), highest(shape.right)) + Math.abs(bow) + standsOut,
    origin: from,
    direction: { x: (to.x - from.x) / length, y: (to.y - from.y) / length },
    bow,
    left: profile(shape.left),
    right: profile(shape.right),
    depth: profile(shape.depth),
    startSurface: profile(start.surface),
    startRoundness: start.roundness,
    endSurface: profile(end.surface),
    endRoundness: end.roundness,
  };
}

/** Half-widths and half-depth at a place along, in [0, 1]. */
export const girthAt = ({ left, right, depth }: Tube, place: number): Girth => ({
  left: profileAt(left, place),
  right: profileAt(right, place),
  depth: profileAt(depth, place),
});

/** How far to the right of the straight axis the bent one lies, by place along. */
export const bendAt = ({ bow }: Tube, place: number): number => bow * 4 * place * (1 - place);

/** Takes a point of the picture's plane into the tube's frame. */
export function locate({ origin, direction }: Tube, x: number, y: number, point: TubePoint): void {
  point.along = (x - origin.x) * direction.x + (y - origin.y) * direction.y;
  point.across = (x - origin.x) * direction.y - (y - origin.y) * direction.x;
}

/** Takes a point of the tube's frame back into the picture's plane. */
export const toPlane = ({ origin, direction }: Tube, { along, across }: TubePoint): Point => ({
  x: origin.x + along * direction.x + across * direction.y,
  y: origin.y + along * direction.y - across * direction.x,
});

/** Fills the rest of a section whose `along` and `across` are set; false where the ray misses the tube. */
export function meets(tube: Tube, section: Section): boolean {
  const place = Math.min(1, Math.max(0, section.along / tube.length));
  const offset = section.across - bendAt(tube, place);
  const halfWidth = profileAt(offset < 0 ? tube.left : tube.right, place);
  const side = offset / halfWidth;
  if (!(side > -1 && side < 1)) return false;
  const toStart = section.along + profileAt(tube.startSurface, side);
  const toFinish = tube.length - section.along + profileAt(tube.endSurface, side);
  const toEnd = Math.min(toStart, toFinish);
  if (toEnd <= 0) return false;
  section.place = place;
  section.offset = offset;
  section.halfWidth = halfWidth;
  section.halfDepth = profileAt(tube.depth, place);
  section.toEnd = toEnd;
  section.roundness = toStart < toFinish ? tube.startRoundness : tube.endRoundness;
  return true;
}

/**
 * Half the length of the ray inside the tube, after a rind has been taken off.
 *
 * @param section filled by `meets`
 * @param rind millimetres taken off all round
 * @param endRind millimetres taken off the end surfaces
 */
export function halfChord(section: Section, rind: number, endRind: number): number {
  const halfWidth = section.halfWidth - rind;
  const halfDepth = section.halfDepth - rind;
  const toEnd = section.toEnd - endRind;
  if (halfWidth <= 0 || halfDepth <= 0 || toEnd <= 0) return 0;
  const side = section.offset / halfWidth;
  if (side <= -1 || side >= 1) return 0;
  const chord = halfDepth * Math.sqrt(1 - side * side);
  if (toEnd >= section.roundness) return chord;
  const short = 1 - toEnd / section.roundness;
  return chord * Math.sqrt(1 - short * short);
}
