/** Kinds of fracture, and how each breaks a bone. */

import type { Random } from '../random.ts';
import type { Bone } from './bone.ts';
import { AT_REST, type Breakage, type Motion } from './broken-bone.ts';
import { type FractureSurface, fractureSurface } from './fracture-surface.ts';
import { texture } from './texture.ts';
import { girthAt } from './tube.ts';

/**
 * - `hairline`: a fine crack, nothing moved, often through one side only
 * - `transverse`: straight across, little moved
 * - `oblique`: slanting by 35 to 50 degrees, the pieces slid on each other
 * - `spiral`: winding round the shaft
 * - `comminuted`: a wedge broken out between the two main pieces
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

/** How two main pieces lie to each other. */
interface Dislocation {
  /** Degrees by which the axis bends. */
  readonly angulation: number;
  /** Millimetres by which the cortex steps sideways. */
  readonly step: number;
  /** Millimetres by which the bone is shortened. */
  readonly shortening: number;
}

const NO_DISLOCATION: Dislocation = { angulation: 0, step: 0, shortening: 0 };

/**
 * Breaks a bone.
 *
 * @param at where along the bone, in millimetres
 */
export function breakBone(bone: Bone, kind: FractureKind, at: number, random: Random): Breakage {
  const girth = girthAt(bone.tube, at / bone.tube.length);
  const halfWidth = (girth.left + girth.right) / 2;
  /** Fingers break into finer pieces than shins. */
  const size = Math.min(1.3, Math.max(0.55, halfWidth / 8));
  const rough = texture(random.fork('rough'));
  const either = (): number => (random.uniform() < 0.5 ? -1 : 1);

  const surface = (
    tilt: number,
    roughness: number,
    line: (across: number) => number,
    gap: number | ((across: number) => number),
    row = 0,
  ): FractureSurface =>
    fractureSurface({
      at,
      line,
      tilt,
      roughness: roughness * size,
      gap: typeof gap === 'number' ? () => gap * size : gap,
      halfWidth,
      halfDepth: girth.depth,
      texture: rough,
      row,
    });
  const inTwo = (cut: FractureSurface, dislocation: Dislocation): Breakage => ({
    surfaces: [cut],
    motions: dislocated(bone, at, dislocation),
  });

  switch (kind) {
    case 'hairline': {
      const slope = either() * random.between(0.15, 0.7);
      const width = random.between(0.4, 0.6) * size;
      const incomplete = random.uniform() < 0.5;
      const side = either();
      const gap = (across: number): number =>
        incomplete ? width * Math.min(1, Math.max(0, 1 - (side * across) / (0.8 * halfWidth))) : width;
      return inTwo(
        surface(either() * random.between(0.04, 0.15), 0.5, (across) => slope * across, gap),
        NO_DISLOCATION,
      );
    }
    case 'transverse': {
      const slope = either() * random.between(0, 0.15);
      return inTwo(
        surface(
          either() * random.between(0.05, 0.15),
          0.9,
          (across) => slope * across,
          random.between(0.7, 1.5),
        ),
        {
          angulation: either() * random.between(0.5, 5),
          step: either() * random.between(0.05, 0.25) * halfWidth,
          shortening: 0,
        },
      );
    }
    case 'oblique': {
      const slope = either() * random.between(0.7, 1.2);
      const slide = random.between(0.1, 0.35) * halfWidth;
      return inTwo(
        surface(
          either() * random.between(0.1, 0.35),
          0.6,
          (across) => slope * across,
          random.between(0.5, 1),
        ),
        {
          angulation: either() * random.between(0.5, 4),
          step: -Math.sign(slope) * slide,
          shortening: slide * Math.abs(slope) * 0.8,
        },
      );
    }
    case 'spiral': {
      const turn = either();
      const slope = turn * random.between(0.9, 1.4);
      const sway = random.between(0.5, 0.9) * halfWidth;
      const line = (across: number): number =>
        slope * across + turn * sway * Math.sin((across / halfWidth) * Math.PI);
      return inTwo(surface(either() * random.between(1, 1.6), 0.5, line, random.between(0.7, 1.1)), {
        angulation: either() * random.between(0.3, 3),
        step: either() * random.between(0.05, 0.2) * halfWidth,
        shortening: random.between(0, 1) * size,
      });
    }
    case 'comminuted': {
      const side = either();
      const tip = -random.between(0.2, 0.5) * halfWidth;
      const upper = random.between(0.7, 1.3);
      const lower = random.between(0.5, 1.2);
      const inWedge = (across: number): number => Math.max(0, side * across - tip);
      const slope = random.between(-0.2, 0.2);
      const tilt = either() * random.between(0.08, 0.25);
      const gap = random.between(0.7, 1.3);
      const second = random.uniform() < 0.6;
      const surfaces = [
        surface(tilt, 0.8, (across) => slope * across - upper * inWedge(across), gap),
        ...(second ? [surface(tilt, 0.8, (across) => slope * across - 0.15 * inWedge(across), gap, 20)] : []),
        surface(tilt, 0.8, (across) => slope * across + lower * inWedge(across), gap, second ? 40 : 20),
      ];
      const [first, last] = dislocated(bone, at, {
        angulation: -side * random.between(1, 7),
        step: side * random.between(0.1, 0.5) * halfWidth,
        shortening: random.between(0, 2.5) * size,
      });
      const wedge = (): Motion => ({
        turn: either() * random.between(0.03, 0.16),
        pivot: at,
        along: random.between(-1, 1) * size,
        across: (first.turn * at + side * random.between(0.8, 3.5)) * size,
      });
      return { surfaces, motions: [first, wedge(), ...(second ? [wedge()] : []), last] };
    }
    case 'displaced': {
      const slope = either() * random.between(0, 0.35);
      return inTwo(
        surface(either() * random.between(0.08, 0.3), 1.2, (across) => slope * across, 0.6),
        {
          angulation: either() * random.between(2, 8),
          step: either() * random.between(0.9, 1.8) * halfWidth,
          shortening: random.between(2, 6) * size,
        },
      );
    }
  }
}

/**
 * Moves the two main pieces. The joints hold a bone's far ends, so each piece swings about its own.
 */
function dislocated(
  bone: Bone,
  at: number,
  { angulation, step, shortening }: Dislocation,
): readonly [first: Motion, last: Motion] {
  if (angulation === 0 && step === 0 && shortening === 0) return [AT_REST, AT_REST];
  const { length } = bone.tube;
  const sway = ((angulation * Math.PI) / 180) * ((at * (length - at)) / length);
  return [
    { turn: (sway - step / 2) / at, pivot: 0, along: shortening / 2, across: 0 },
    { turn: -(sway + step / 2) / (length - at), pivot: length, along: -shortening / 2, across: 0 },
  ];
}
