/** A bone in pieces: each piece is the bone between two fracture surfaces, moved as one. */

import type { Bone, BonePath } from './bone.ts';
import type { FractureSurface } from './fracture-surface.ts';
import { emptySection, type Point, type Section, type TubePoint } from './tube.ts';

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

/** Anything that adds what a vertical ray through a point of the picture's plane passes. */
export interface Absorber {
  /** Its parts lie within `reach` of the line between these. */
  readonly from: Point;
  readonly to: Point;
  readonly reach: number;
  add(x: number, y: number, path: BonePath): void;
}

export function wholeBone(bone: Bone): Absorber {
  const section = emptySection();
  return {
    ...extent(bone),
    add(x, y, path) {
      bone.tube.locate(x, y, section);
      if (bone.tube.meets(section)) {
        bone.pass(section, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, path);
      }
    },
  };
}

export function brokenBone(bone: Bone, { surfaces, motions }: Breakage): Absorber {
  const place = { along: 0, across: 0 };
  const section = emptySection();
  const pieces = motions.map((motion, index) => ({
    back: inverse(motion),
    before: surfaces[index - 1],
    after: surfaces[index],
  }));
  const farthest = Math.max(
    ...motions.map(
      ({ turn, along, across }) => Math.hypot(along, across) + Math.abs(turn) * bone.tube.length,
    ),
  );
  const whole = extent(bone);
  return {
    ...whole,
    reach: whole.reach + farthest,
    add(x, y, path) {
      bone.tube.locate(x, y, place);
      for (const { back, before, after } of pieces) {
        back(place, section);
        if (before && section.along < before.from) continue;
        if (after && section.along > after.to) continue;
        if (!bone.tube.meets(section)) continue;
        const [near, far] = between(before, after, section);
        if (near < far) bone.pass(section, near, far, path);
      }
    },
  };
}

/** The picture's points that a fracture surface can show at, on both sides of its cleft, as the pieces lie. */
export function outlineOfBreak(bone: Bone, { surfaces, motions }: Breakage): Point[] {
  const STEPS = 40;
  const points: Point[] = [];
  surfaces.forEach((surface, index) => {
    const place = (surface.from + surface.to) / 2 / bone.tube.length;
    const { left, right, depth } = bone.tube.girthAt(place);
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
          const bow = bone.tube.axisAt(along);
          points.push(bone.tube.place(forward(motion, { along, across: across + bow })));
        }
      }
    }
  });
  return points;
}

function extent({ tube }: Bone): Pick<Absorber, 'from' | 'to' | 'reach'> {
  return {
    from: tube.place({ along: 0, across: 0 }),
    to: tube.place({ along: tube.length, across: 0 }),
    reach: tube.reach,
  };
}

/** Depths between which a ray lies beyond one surface and before the other. */
function between(
  before: FractureSurface | undefined,
  after: FractureSurface | undefined,
  { along, offset }: Section,
): readonly [near: number, far: number] {
  let near = Number.NEGATIVE_INFINITY;
  let far = Number.POSITIVE_INFINITY;
  if (before && along <= before.to) {
    const tilt = before.tilt(offset);
    const depth = (along - before.height(offset) - before.gap(offset) / 2) / tilt;
    if (tilt > 0) far = depth;
    else near = depth;
  }
  if (after && along >= after.from) {
    const tilt = after.tilt(offset);
    const depth = (along - after.height(offset) + after.gap(offset) / 2) / tilt;
    if (tilt > 0) near = Math.max(near, depth);
    else far = Math.min(far, depth);
  }
  return [near, far];
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

function inverse({ turn, pivot, along, across }: Motion): (from: TubePoint, to: TubePoint) => void {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return (from, to) => {
    const ahead = from.along - pivot - along;
    const aside = from.across - across;
    to.along = pivot + ahead * cos + aside * sin;
    to.across = aside * cos - ahead * sin;
  };
}
