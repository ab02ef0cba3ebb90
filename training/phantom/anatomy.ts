/** What a limb consists of, and the shapes that its makers share. */

import type { Random } from '../random.ts';
import type { BoneShape } from './bone.ts';
import type { FleshShape } from './flesh.ts';
import type { Knots } from './profile.ts';
import type { TubeEnd } from './tube.ts';

export interface Anatomy {
  readonly bones: readonly BoneShape[];
  readonly flesh: FleshShape;
}

/** People differ: knots with their values scaled, each by a little of its own. */
export type Vary = (knots: Knots) => Knots;

export function variation(random: Random, sturdiness: number): Vary {
  return (knots) => knots.map(([at, value]) => [at, value * sturdiness * (1 + 0.025 * random.normal())]);
}

/** The same value all along. */
export const constant = (value: number): Knots => [[0, value]];

export const flatEnd = (roundness = 2): TubeEnd => ({ surface: constant(0), roundness });

/** An end like half an ellipse, `height` millimetres from its shoulders to its tip. */
export function roundEnd(height: number, roundness = height): TubeEnd {
  const STEPS = 16;
  const surface = Array.from({ length: STEPS + 1 }, (_, step) => {
    const side = (2 * step) / STEPS - 1;
    return [side, -height * (1 - Math.sqrt(1 - side * side))] as const;
  });
  return { surface, roundness };
}

/** A short bone such as a carpal: a rounded body about its centre. */
export function nodule(
  name: string,
  centre: { readonly x: number; readonly y: number },
  size: { readonly length: number; readonly width: number; readonly depth: number },
  degrees: number,
): BoneShape {
  const angle = (degrees * Math.PI) / 180;
  const ahead = { x: (Math.sin(angle) * size.length) / 2, y: (Math.cos(angle) * size.length) / 2 };
  const half = size.width / 2;
  const round = roundEnd(Math.min(size.length * 0.42, half * 0.8), size.depth * 0.3);
  return {
    name,
    from: { x: centre.x - ahead.x, y: centre.y - ahead.y },
    to: { x: centre.x + ahead.x, y: centre.y + ahead.y },
    bow: 0,
    left: [
      [0, half * 0.9],
      [0.5, half],
      [1, half * 0.85],
    ],
    right: [
      [0, half * 0.85],
      [0.5, half],
      [1, half * 0.9],
    ],
    depth: constant(size.depth / 2),
    start: round,
    end: round,
    cortex: constant(0.8),
    plate: 0.8,
    trabeculae: constant(0.24),
  };
}
