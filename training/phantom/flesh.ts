/** Soft tissue: skin, a layer of fat and muscle, as tubes that flow into each other. */

import type { Random } from '../random.ts';
import { type Texture, texture } from './texture.ts';
import { emptySection, halfChord, type Tube, type TubeShape, tube } from './tube.ts';

export interface FleshShape {
  readonly tubes: readonly TubeShape[];
  /** Millimetres of fat under the skin. */
  readonly fat: number;
}

/** What a ray passes in a limb without its bones, in millimetres. */
export interface FleshPath {
  soft: number;
  fat: number;
}

export interface Flesh {
  /** Fills what the ray through a point of the picture's plane passes. */
  fill(x: number, y: number, path: FleshPath): void;
}

const SKIN = 1.6;
/** Tubes closer in depth than this many millimetres flow into each other. */
const BLEND = 7;

export function flesh(shape: FleshShape, random: Random): Flesh {
  const tubes = shape.tubes.map(tube);
  const grain = texture(random.fork('flesh'));
  const section = emptySection();

  const chords = [0, 0, 0];
  const add = (body: Tube, x: number, y: number): void => {
    body.locate(x, y, section);
    if (!body.meets(section)) return;
    const rinds = [
      0,
      SKIN,
      SKIN + shape.fat * (1 + 0.35 * grain(section.along / 25, section.offset < 0 ? 5 : 9)),
    ];
    rinds.forEach((rind, layer) => {
      chords[layer] = smoothMaximum(chords[layer] ?? 0, 2 * halfChord(section, rind, rind));
    });
  };

  return {
    fill(x, y, path) {
      chords.fill(0);
      for (const body of tubes) add(body, x, y);
      const [all = 0, underSkin = 0, muscle = 0] = chords;
      const strands = muscleStrands(grain, x, y);
      const marbling = muscle * 0.06 * (1 + strands);
      path.soft = all - underSkin + muscle - marbling;
      path.fat = underSkin - muscle + marbling;
    },
  };
}

/** Bundles of muscle with fat between them run along the limb. */
function muscleStrands(grain: Texture, x: number, y: number): number {
  const drift = 4 * grain(x / 30, y / 60);
  return 0.6 * grain((x + drift) / 6, y / 45) + 0.4 * grain((x + drift) / 2.2, y / 22 + 100);
}

function smoothMaximum(a: number, b: number): number {
  if (a === 0 || b === 0) return Math.max(a, b);
  const near = Math.max(0, BLEND - Math.abs(a - b)) / BLEND;
  return Math.max(a, b) + (near * near * BLEND * Math.min(1, Math.min(a, b) / BLEND)) / 4;
}
