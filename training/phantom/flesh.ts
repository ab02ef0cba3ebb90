/** Soft tissue: skin, a layer of fat and muscle, as tubes that flow into each other. */

import { type Texture, textureAt } from './texture.ts';
import { halfChord, locate, meets, type Section, type Tube, type TubeShape, tube } from './tube.ts';

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
  readonly tubes: readonly Tube[];
  readonly fat: number;
  readonly grain: Texture;
}

const SKIN = 1.6;
/** Tubes closer in depth than this many millimetres flow into each other. */
const BLEND = 7;

export function flesh({ tubes, fat }: FleshShape, grain: Texture): Flesh {
  return { tubes: tubes.map(tube), fat, grain };
}

/** Fills what the ray through a point of the picture's plane passes; `section` is overwritten. */
export function passFlesh(
  { tubes, fat, grain }: Flesh,
  x: number,
  y: number,
  section: Section,
  path: FleshPath,
): void {
  let all = 0;
  let underSkin = 0;
  let muscle = 0;
  for (const body of tubes) {
    locate(body, x, y, section);
    if (!meets(body, section)) continue;
    const layer = SKIN + fat * (1 + 0.35 * textureAt(grain, section.along / 25, section.offset < 0 ? 5 : 9));
    all = smoothMaximum(all, 2 * halfChord(section, 0, 0));
    underSkin = smoothMaximum(underSkin, 2 * halfChord(section, SKIN, SKIN));
    muscle = smoothMaximum(muscle, 2 * halfChord(section, layer, layer));
  }
  const marbling = muscle > 0 ? muscle * 0.06 * (1 + muscleStrands(grain, x, y)) : 0;
  path.soft = all - underSkin + muscle - marbling;
  path.fat = underSkin - muscle + marbling;
}

/** Bundles of muscle with fat between them run along the limb. */
function muscleStrands(grain: Texture, x: number, y: number): number {
  const drift = 4 * textureAt(grain, x / 30, y / 60);
  return (
    0.6 * textureAt(grain, (x + drift) / 6, y / 45) + 0.4 * textureAt(grain, (x + drift) / 2.2, y / 22 + 100)
  );
}

function smoothMaximum(a: number, b: number): number {
  if (a === 0 || b === 0) return Math.max(a, b);
  const near = Math.max(0, BLEND - Math.abs(a - b)) / BLEND;
  return Math.max(a, b) + (near * near * BLEND * Math.min(1, Math.min(a, b) / BLEND)) / 4;
}
