/** A bone: a tube of compact bone around a cavity, marrow in its shaft and trabeculae towards its ends. */

import type { Random } from '../random.ts';
import { type Knots, type Profile, profile } from './profile.ts';
import { type Texture, texture } from './texture.ts';
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
  readonly cortexAt: Profile;
  /**
   * Adds what a ray passes between two depths.
   *
   * @param section filled by the tube's `meets`
   * @param near the depth where counting starts, -Infinity for all
   * @param far the depth where it ends, Infinity for all
   */
  pass(section: Section, near: number, far: number, path: BonePath): void;
}

/** Trabeculae are counted where they fill more of the cavity than this. */
const HARDLY_ANY = 0.004;

export function bone(shape: BoneShape, random: Random): Bone {
  const body = tube(shape);
  const cortexAt = profile(shape.cortex);
  const trabeculaeAt = profile(shape.trabeculae);
  const grain = texture(random.fork('grain'));
  const scallop = (section: Section): number =>
    1 +
    0.1 * grain(section.along / 11, section.offset / 4 + 40) +
    0.05 * grain(section.along / 2.5, section.offset / 3 + 120);

  return {
    name: shape.name,
    tube: body,
    cortexAt,
    pass(section, near, far, path) {
      const cortex = cortexAt(section.place) * scallop(section);
      const outer = within(halfChord(section, 0, 0), near, far);
      const cavity = within(halfChord(section, cortex, shape.plate), near, far);
      const trabeculae = trabeculaeAt(section.place);
      const filled =
        trabeculae > HARDLY_ANY ? trabeculae * weave(grain, section.along, section.offset) : trabeculae;
      path.bone += outer - cavity + cavity * filled;
      path.marrow += cavity * (1 - filled);
    },
  };
}

/** How much of a chord, centred on the axis, lies between two depths. */
function within(half: number, near: number, far: number): number {
  return Math.max(0, Math.min(half, far) - Math.max(-half, near));
}

/** Trabeculae seen one behind the other: struts along the bone, fewer across, clumps and gaps; 1 on average. */
function weave(grain: Texture, along: number, offset: number): number {
  const drift = 1.5 * grain(along / 14, offset / 14);
  const struts = grain((offset + drift) / 0.75, along / 4.5);
  const cross = grain(offset / 3, (along + drift) / 0.8 + 60);
  const fine = grain(offset / 0.55 + 30, along / 0.9);
  const clumps = grain(offset / 5, along / 7 + 90);
  return Math.max(0.1, 1 + 0.32 * struts + 0.16 * cross + 0.14 * fine + 0.2 * clumps);
}
