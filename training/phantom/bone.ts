/** A bone: a tube of compact bone around a cavity, marrow in its shaft and trabeculae towards its ends. */

import type { Random } from '../random.ts';
import { type Knots, type Profile, profile, profileAt } from './profile.ts';
import { type Texture, textureAt } from './texture.ts';
import { halfChord, type Section, type Tube, type TubeShape, tube } from './tube.ts';

export interface BoneShape extends TubeShape {
  readonly name: string;
  /** Thickness of the cortex in millimetres, by place along. */
  readonly cortex: Knots;
  /** Thickness of the bone plate under the joint surfaces, in millimetres. */
  readonly plate: number;
  /** Share of the cavity that is bone, by place along. */
  readonly trabeculae: Knots;
}

/** What a ray passes in a bone, in millimetres. */
export interface BonePath {
  bone: number;
  marrow: number;
}

export interface Bone {
  readonly name: string;
  readonly tube: Tube;
  readonly cortex: Profile;
  readonly plate: number;
  readonly trabeculae: Profile;
  readonly grain: Texture;
  /** Where in the grain this bone begins, so that no two bones look alike. */
  readonly phase: number;
}

export function bone(shape: BoneShape, grain: Texture, random: Random): Bone {
  return {
    name: shape.name,
    tube: tube(shape),
    cortex: profile(shape.cortex),
    plate: shape.plate,
    trabeculae: profile(shape.trabeculae),
    grain,
    phase: random.between(0, 2000),
  };
}

/** Trabeculae are woven where they fill more of the cavity than this. */
const HARDLY_ANY = 0.004;

/**
 * Adds what a ray passes between two depths.
 *
 * @param section filled by `meets`
 * @param near the depth where counting starts, -Infinity for all
 * @param far the depth where it ends, Infinity for all
 */
export function passBone(bone: Bone, section: Section, near: number, far: number, path: BonePath): void {
  const cortex = profileAt(bone.cortex, section.place) * scalloped(bone, section);
  const outer = within(halfChord(section, 0, 0), near, far);
  const cavity = within(halfChord(section, cortex, bone.plate), near, far);
  let filled = profileAt(bone.trabeculae, section.place);
  if (filled > HARDLY_ANY && cavity > 0) filled *= woven(bone, section);
  path.bone += outer - cavity + cavity * filled;
  path.marrow += cavity * (1 - filled);
}

/** How much of a chord, centred on the axis, lies between two depths. */
function within(half: number, near: number, far: number): number {
  return Math.max(0, Math.min(half, far) - Math.max(-half, near));
}

/** The cortex is uneven inside; 1 on average. */
function scalloped({ grain, phase }: Bone, section: Section): number {
  const { offset } = section;
  const along = section.along + phase;
  return (
    1 +
    0.1 * textureAt(grain, along / 11, offset / 4 + 40) +
    0.05 * textureAt(grain, along / 2.5, offset / 3 + 120)
  );
}

/** Trabeculae seen one behind the other: struts along the bone, fewer across, clumps and gaps; 1 on average. */
function woven({ grain, phase }: Bone, section: Section): number {
  const { offset } = section;
  const along = section.along + phase;
  const drift = 1.5 * textureAt(grain, along / 14, offset / 14);
  const struts = textureAt(grain, (offset + drift) / 0.75, along / 3);
  const cross = textureAt(grain, offset / 3, (along + drift) / 0.8 + 60);
  const fine = textureAt(grain, offset / 0.55 + 30, along / 0.9);
  const clumps = textureAt(grain, offset / 5, along / 7 + 90);
  return Math.max(0.1, 1 + 0.28 * struts + 0.17 * cross + 0.2 * fine + 0.2 * clumps);
}
