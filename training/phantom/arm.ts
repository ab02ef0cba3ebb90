/** A left forearm and hand seen from the front, palm forward: the elbow's joint line at y = 0, thumb to the right. */

import type { Random } from '../random.ts';
import { type Anatomy, flatEnd, roundEnd, type Vary, variation } from './anatomy.ts';
import type { BoneShape } from './bone.ts';
import { carpals } from './carpals.ts';
import { fingerBones, fingerFlesh } from './fingers.ts';
import type { TubeShape } from './tube.ts';

export function arm(random: Random): Anatomy {
  const vary = variation(random, random.between(0.93, 1.08));
  return {
    bones: [
      humerus(vary),
      ulna(vary),
      radius(vary, random.between(4, 8)),
      ...carpals(vary),
      ...fingerBones(vary),
    ],
    flesh: { tubes: fleshTubes(vary), fat: random.between(2.5, 6) },
  };
}

const humerus = (vary: Vary): BoneShape => ({
  name: 'humerus',
  from: { x: 2, y: -300 },
  to: { x: 0, y: -1 },
  bow: 0,
  left: vary([
    [0, 12],
    [0.75, 11],
    [0.85, 16],
    [0.93, 30],
    [0.96, 31],
    [1, 27],
  ]),
  right: vary([
    [0, 12],
    [0.75, 11],
    [0.85, 16],
    [0.93, 27],
    [0.96, 28],
    [1, 24],
  ]),
  depth: vary([
    [0, 11],
    [0.8, 8],
    [0.92, 4],
    [0.97, 7],
    [1, 8],
  ]),
  start: flatEnd(),
  end: {
    surface: [
      [-1, -16],
      [-0.8, -9],
      [-0.6, 1],
      [-0.25, -4],
      [0.05, -1],
      [0.2, -3],
      [0.5, 0],
      [0.8, -5],
      [1, -15],
    ],
    roundness: 8,
  },
  cortex: vary([
    [0, 4],
    [0.75, 3.6],
    [0.88, 2],
    [0.95, 1.2],
    [1, 1],
  ]),
  plate: 1,
  trabeculae: [
    [0.7, 0.02],
    [0.85, 0.14],
    [0.93, 0.2],
    [1, 0.24],
  ],
});

const ulna = (vary: Vary): BoneShape => ({
  name: 'ulna',
  from: { x: -8, y: -21 },
  to: { x: -13, y: 237 },
  bow: -3,
  left: vary([
    [0, 10],
    [0.06, 12],
    [0.13, 12],
    [0.2, 9],
    [0.35, 7],
    [0.7, 6],
    [0.9, 5.4],
    [0.965, 7.5],
    [1, 7.5],
  ]),
  right: vary([
    [0, 10],
    [0.06, 12],
    [0.13, 13],
    [0.2, 9],
    [0.35, 7.4],
    [0.7, 6],
    [0.9, 5.6],
    [0.965, 8],
    [1, 8],
  ]),
  depth: vary([
    [0, 8],
    [0.12, 11],
    [0.3, 8],
    [0.7, 6.5],
    [0.9, 5.5],
    [1, 7],
  ]),
  start: roundEnd(7, 8),
  end: {
    surface: [
      [-1, 1],
      [-0.85, 5],
      [-0.65, 5],
      [-0.3, 0],
      [0, 0.5],
      [0.5, 0],
      [1, -5],
    ],
    roundness: 4,
  },
  cortex: vary([
    [0, 1.5],
    [0.12, 2],
    [0.25, 3.2],
    [0.6, 3.2],
    [0.85, 2.2],
    [0.95, 1],
    [1, 0.8],
  ]),
  plate: 0.9,
  trabeculae: [
    [0, 0.24],
    [0.14, 0.2],
    [0.25, 0.05],
    [0.4, 0.015],
    [0.75, 0.02],
    [0.88, 0.12],
    [0.96, 0.22],
    [1, 0.26],
  ],
});

const radius = (vary: Vary, bow: number): BoneShape => ({
  name: 'radius',
  from: { x: 15, y: 3 },
  to: { x: 11, y: 240 },
  bow,
  left: vary([
    [0, 10],
    [0.035, 10.5],
    [0.07, 7],
    [0.11, 7],
    [0.15, 9.5],
    [0.21, 7.2],
    [0.5, 7.4],
    [0.75, 7.6],
    [0.88, 11],
    [0.955, 15],
    [1, 15.5],
  ]),
  right: vary([
    [0, 10],
    [0.035, 10.5],
    [0.07, 7],
    [0.15, 6.5],
    [0.21, 6.8],
    [0.5, 7.2],
    [0.75, 7.6],
    [0.88, 11],
    [0.955, 14.5],
    [1, 14],
  ]),
  depth: vary([
    [0, 10],
    [0.035, 10.5],
    [0.08, 7],
    [0.3, 6.8],
    [0.75, 6.8],
    [0.9, 9],
    [1, 10],
  ]),
  start: {
    surface: [
      [-1, -2.5],
      [-0.8, 0],
      [0, -1.2],
      [0.8, 0],
      [1, -2.5],
    ],
    roundness: 3,
  },
  end: {
    surface: [
      [-1, -3],
      [-0.85, 0],
      [-0.4, -1.8],
      [0.1, -0.8],
      [0.5, 2.5],
      [0.8, 8],
      [0.92, 7],
      [1, 2],
    ],
    roundness: 4,
  },
  cortex: vary([
    [0, 0.9],
    [0.06, 1.4],
    [0.2, 2.8],
    [0.6, 3.2],
    [0.8, 2.2],
    [0.9, 1.2],
    [1, 0.9],
  ]),
  plate: 1,
  trabeculae: [
    [0, 0.26],
    [0.06, 0.2],
    [0.2, 0.03],
    [0.4, 0.015],
    [0.75, 0.03],
    [0.87, 0.13],
    [0.945, 0.19],
    [0.952, 0.27],
    [0.96, 0.2],
    [1, 0.27],
  ],
});

function fleshTubes(vary: Vary): TubeShape[] {
  const forearm: TubeShape = {
    from: { x: 2, y: -160 },
    to: { x: 2, y: 275 },
    bow: 0,
    left: vary([
      [0, 46],
      [0.3, 46],
      [0.38, 45],
      [0.5, 46],
      [0.65, 40],
      [0.85, 29],
      [0.93, 27],
      [1, 31],
    ]),
    right: vary([
      [0, 46],
      [0.3, 43],
      [0.38, 44],
      [0.5, 48],
      [0.65, 41],
      [0.85, 31],
      [0.93, 30],
      [1, 35],
    ]),
    depth: vary([
      [0, 44],
      [0.35, 36],
      [0.5, 36],
      [0.7, 28],
      [0.88, 20],
      [1, 17],
    ]),
    start: flatEnd(),
    end: flatEnd(30),
  };
  const palm: TubeShape = {
    from: { x: 3, y: 232 },
    to: { x: 2, y: 366 },
    bow: 0,
    left: vary([
      [0, 24],
      [0.3, 29],
      [0.7, 36],
      [1, 36],
    ]),
    right: vary([
      [0, 26],
      [0.3, 34],
      [0.6, 37],
      [1, 36],
    ]),
    depth: vary([
      [0, 17],
      [0.4, 16],
      [0.8, 12],
      [1, 9],
    ]),
    start: flatEnd(40),
    end: roundEnd(22, 14),
  };
  return [forearm, palm, ...fingerFlesh(vary)];
}
