/** Kinds of fracture, and how each breaks a bone. */

import type { Random } from '../random.ts';
import type { Bone } from './bone.ts';
import type { Breakage, Motion } from './broken-bone.ts';
import { dislocated } from './dislocation.ts';
import { type FractureSite, fractureSite } from './fracture-site.ts';

/**
 * - `hairline`: a fine crack, nothing moved, often through one side only
 * - `transverse`: straight across, little moved
 * - `oblique`: slanting by 35 to 50 degrees, the pieces slid on each other
 * - `spiral`: winding round the shaft
 * - `comminuted`: a wedge of one or two pieces broken out between the two main ones
 * - `displaced`: across, the ends beside each other and overlapping
 */
export const FRACTURE_KINDS = [
  'hairline',
  'transverse',
  'oblique',
  'spiral',
  'comminuted',
  'displaced',
] as const;

export type FractureKind = (typeof FRACTURE_KINDS)[number];

/**
 * Breaks a bone.
 *
 * @param at where along the bone, in millimetres
 */
export function breakBone(bone: Bone, kind: FractureKind, at: number, random: Random): Breakage {
  return PATTERNS[kind](fractureSite(bone, at, random), random);
}

type Pattern = (site: FractureSite, random: Random) => Breakage;

const PATTERNS: Readonly<Record<FractureKind, Pattern>> = {
  hairline,
  transverse,
  oblique,
  spiral,
  comminuted,
  displaced,
};

function hairline({ surface, halfWidth, size, bone, at }: FractureSite, random: Random): Breakage {
  const slope = either(random) * random.between(0.15, 0.7);
  const width = random.between(0.4, 0.6) * size;
  const incomplete = random.uniform() < 0.5;
  const side = either(random);
  const gap = (across: number): number =>
    incomplete ? width * Math.min(1, Math.max(0, 1 - (side * across) / (0.8 * halfWidth))) : width;
  const tilt = either(random) * random.between(0.04, 0.15);
  return {
    surfaces: [surface({ line: (across) => slope * across, tilt, roughness: 0.5, gap })],
    motions: dislocated(bone, at, { angulation: 0, step: 0, shortening: 0 }),
  };
}

function transverse({ surface, hold, size, bone, at }: FractureSite, random: Random): Breakage {
  const slope = either(random) * random.between(0, 0.15);
  const tilt = either(random) * random.between(0.05, 0.15);
  const gap = random.between(0.7, 1.5) * size;
  return {
    surfaces: [surface({ line: (across) => slope * across, tilt, roughness: 0.9, gap: () => gap })],
    motions: dislocated(bone, at, {
      angulation: either(random) * random.between(0.5, 5),
      step: either(random) * random.between(0.05, 0.25) * hold,
      shortening: 0,
    }),
  };
}

function oblique({ surface, hold, size, bone, at }: FractureSite, random: Random): Breakage {
  const slope = either(random) * random.between(0.7, 1.2);
  const tilt = either(random) * random.between(0.1, 0.35);
  const gap = random.between(0.5, 1) * size;
  const slide = random.between(0.1, 0.3) * hold;
  return {
    surfaces: [surface({ line: (across) => slope * across, tilt, roughness: 0.6, gap: () => gap })],
    motions: dislocated(bone, at, {
      angulation: either(random) * random.between(0.5, 4),
      step: -Math.sign(slope) * slide,
      shortening: slide * Math.abs(slope) * 0.8,
    }),
  };
}

function spiral({ surface, halfWidth, hold, size, bone, at }: FractureSite, random: Random): Breakage {
  const winding = either(random);
  const slope = winding * random.between(0.9, 1.4);
  const sway = winding * random.between(0.5, 0.9) * halfWidth;
  const line = (across: number): number => slope * across + sway * Math.sin((across / halfWidth) * Math.PI);
  const tilt = either(random) * random.between(1, 1.6);
  const gap = random.between(0.7, 1.1) * size;
  return {
    surfaces: [surface({ line, tilt, roughness: 0.5, gap: () => gap })],
    motions: dislocated(bone, at, {
      angulation: either(random) * random.between(0.3, 3),
      step: either(random) * random.between(0.05, 0.2) * hold,
      shortening: random.between(0, 1) * size,
    }),
  };
}

function comminuted({ surface, halfWidth, hold, size, bone, at }: FractureSite, random: Random): Breakage {
  const side = either(random);
  const tip = -random.between(0.2, 0.5) * halfWidth;
  const slope = random.between(-0.2, 0.2);
  const tilt = either(random) * random.between(0.08, 0.25);
  const gap = random.between(0.4, 0.8) * size;
  const rays = [-random.between(0.7, 1.3), random.between(0.5, 1.2)];
  if (random.uniform() < 0.6) rays.splice(1, 0, random.between(-0.3, 0.1));
  const surfaces = rays.map((ray) =>
    surface({
      line: (across) => slope * across + ray * Math.max(0, side * across - tip),
      tilt,
      roughness: 1.1,
      gap: () => gap,
    }),
  );
  const [first, last] = dislocated(bone, at, {
    angulation: -side * random.between(1, 7),
    step: side * random.between(0.1, 0.5) * hold,
    shortening: random.between(0, 2.5) * size,
  });
  const splinters = rays.slice(1).map(
    (): Motion => ({
      turn: either(random) * random.between(0.03, 0.16),
      pivot: at,
      along: random.between(-0.8, 0.8) * size,
      across: first.turn * at + side * random.between(0.4, 2.4) * size,
    }),
  );
  return { surfaces, motions: [first, ...splinters, last] };
}

function displaced({ surface, hold, size, bone, at }: FractureSite, random: Random): Breakage {
  const slope = either(random) * random.between(0, 0.35);
  const tilt = either(random) * random.between(0.08, 0.3);
  const gap = 0.6 * size;
  return {
    surfaces: [surface({ line: (across) => slope * across, tilt, roughness: 1.2, gap: () => gap })],
    motions: dislocated(bone, at, {
      angulation: either(random) * random.between(2, 8),
      step: either(random) * random.between(0.9, 1.8) * hold,
      shortening: random.between(2, 6) * size,
    }),
  };
}

const either = (random: Random): 1 | -1 => (random.uniform() < 0.5 ? -1 : 1);
