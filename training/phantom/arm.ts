/** A left forearm and hand seen from the front, palm forward: the elbow's joint line at y = 0, thumb to the right. */

import type { Random } from '../random.ts';
import { type Anatomy, constant, flatEnd, nodule, roundEnd, type Vary, variation } from './anatomy.ts';
import type { BoneShape } from './bone.ts';
import type { Point, TubeShape } from './tube.ts';

export function arm(random: Random): Anatomy {
  const vary = variation(random, random.between(0.93, 1.08));
  return {
    bones: [
      humerus(vary),
      ulna(vary),
      radius(vary, random.between(4, 8)),
      ...carpals(vary),
      ...RAYS.flatMap((ray) => rayBones(ray, vary)),
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

/** Trabeculae and rind of the carpals. */
const CARPAL = { bow: 0, plate: 0.9, cortex: constant(0.8), trabeculae: constant(0.23) } as const;

const carpals = (vary: Vary): BoneShape[] => [
  {
    ...CARPAL,
    name: 'scaphoid',
    from: { x: 14, y: 243.5 },
    to: { x: 25.5, y: 266 },
    bow: 2,
    left: vary([
      [0, 5],
      [0.25, 7.2],
      [0.55, 6.4],
      [0.8, 7],
      [1, 5],
    ]),
    right: vary([
      [0, 5],
      [0.25, 6.2],
      [0.55, 5.6],
      [0.8, 6],
      [1, 5],
    ]),
    depth: constant(6.5),
    start: roundEnd(5, 4),
    end: roundEnd(4.5, 4),
  },
  {
    ...CARPAL,
    name: 'lunate',
    from: { x: 3.5, y: 241 },
    to: { x: 4.5, y: 256.5 },
    left: vary([
      [0, 7.6],
      [0.4, 8.4],
      [1, 7.2],
    ]),
    right: vary([
      [0, 6.4],
      [0.5, 7.6],
      [1, 7],
    ]),
    depth: constant(8),
    start: roundEnd(4, 3),
    end: {
      surface: [
        [-1, -3],
        [-0.85, -0.4],
        [-0.5, -2],
        [-0.1, -2.8],
        [0.35, -2],
        [0.75, -0.3],
        [1, -3],
      ],
      roundness: 3,
    },
  },
  {
    ...CARPAL,
    name: 'triquetrum',
    from: { x: -7, y: 246.5 },
    to: { x: -14.5, y: 261.5 },
    left: vary([
      [0, 4.6],
      [0.4, 6],
      [1, 4],
    ]),
    right: vary([
      [0, 5],
      [0.4, 6.8],
      [1, 4.6],
    ]),
    depth: constant(6.5),
    start: roundEnd(3, 3),
    end: roundEnd(4, 3),
  },
  nodule('pisiform', { x: -13, y: 258.5 }, { length: 12, width: 9.5, depth: 7 }, 15),
  {
    ...CARPAL,
    name: 'trapezium',
    from: { x: 27, y: 268 },
    to: { x: 35, y: 279.5 },
    left: vary([
      [0, 6],
      [0.4, 6.6],
      [1, 7.4],
    ]),
    right: vary([
      [0, 5.4],
      [0.5, 6.4],
      [1, 7.8],
    ]),
    depth: constant(6.5),
    start: roundEnd(3, 3),
    end: {
      surface: [
        [-1, -2],
        [-0.8, 0],
        [0, -2],
        [0.8, 0],
        [1, -2],
      ],
      roundness: 3,
    },
  },
  {
    ...CARPAL,
    name: 'trapezoid',
    from: { x: 19, y: 267.5 },
    to: { x: 21, y: 282.5 },
    left: vary([
      [0, 4.2],
      [0.5, 4.6],
      [1, 6.4],
    ]),
    right: vary([
      [0, 4.4],
      [0.5, 5],
      [1, 6.4],
    ]),
    depth: constant(6.5),
    start: roundEnd(2, 3),
    end: {
      surface: [
        [-1, -2],
        [-0.8, 0],
        [0, 0.8],
        [0.8, 0],
        [1, -2],
      ],
      roundness: 3,
    },
  },
  {
    ...CARPAL,
    name: 'capitate',
    from: { x: 5.5, y: 254.5 },
    to: { x: 8.5, y: 283 },
    left: vary([
      [0, 5.4],
      [0.2, 6.4],
      [0.5, 5.9],
      [0.85, 7],
      [1, 7],
    ]),
    right: vary([
      [0, 5.4],
      [0.2, 7],
      [0.5, 7],
      [0.85, 7.2],
      [1, 6.8],
    ]),
    depth: constant(8),
    start: roundEnd(5, 4),
    end: {
      surface: [
        [-1, -2],
        [-0.85, 0],
        [0, -0.5],
        [0.85, 0],
        [1, -2],
      ],
      roundness: 3,
    },
  },
  {
    ...CARPAL,
    name: 'hamate',
    from: { x: -2.5, y: 257 },
    to: { x: -6.5, y: 282 },
    left: vary([
      [0, 3.4],
      [0.35, 6.4],
      [0.8, 8.6],
      [1, 8],
    ]),
    right: vary([
      [0, 3],
      [0.4, 4.8],
      [0.85, 6.6],
      [1, 6.6],
    ]),
    depth: constant(7.5),
    start: roundEnd(3, 3),
    end: {
      surface: [
        [-1, -3],
        [-0.8, -0.6],
        [0, 0.6],
        [0.85, 0],
        [1, -2],
      ],
      roundness: 3,
    },
  },
];

/** A finger's bones in a row; each joint but the first is where one bone ends and the next begins. */
interface Ray {
  readonly name: string;
  readonly joints: readonly Point[];
  /** Against the middle finger's. */
  readonly girth: number;
}

const RAYS: readonly Ray[] = [
  {
    name: 'thumb',
    joints: [
      { x: 35, y: 281 },
      { x: 51, y: 321 },
      { x: 61, y: 352 },
      { x: 66, y: 377 },
    ],
    girth: 1.04,
  },
  {
    name: 'index',
    joints: [
      { x: 19.5, y: 284 },
      { x: 27, y: 349 },
      { x: 31, y: 391 },
      { x: 33, y: 416 },
      { x: 34, y: 434 },
    ],
    girth: 1,
  },
  {
    name: 'middle',
    joints: [
      { x: 8.5, y: 285 },
      { x: 8, y: 350 },
      { x: 8, y: 396 },
      { x: 8, y: 426 },
      { x: 8, y: 445 },
    ],
    girth: 1,
  },
  {
    name: 'ring',
    joints: [
      { x: -1.5, y: 285 },
      { x: -8, y: 341 },
      { x: -12, y: 384 },
      { x: -14, y: 412 },
      { x: -15, y: 431 },
    ],
    girth: 0.93,
  },
  {
    name: 'little',
    joints: [
      { x: -10.5, y: 283 },
      { x: -23, y: 333 },
      { x: -31, y: 367 },
      { x: -35, y: 388 },
      { x: -38, y: 405 },
    ],
    girth: 0.84,
  },
];

const SEGMENTS = ['metacarpal', 'proximal phalanx', 'middle phalanx', 'distal phalanx'] as const;
const THUMB_SEGMENTS = ['metacarpal', 'proximal phalanx', 'distal phalanx'] as const;

function rayBones(ray: Ray, vary: Vary): BoneShape[] {
  const segments = ray.name === 'thumb' ? THUMB_SEGMENTS : SEGMENTS;
  return segments.flatMap((segment, index) => {
    const from = ray.joints[index];
    const to = ray.joints[index + 1];
    return from && to ? [fingerBone(`${ray.name} ${segment}`, segment, from, to, ray.girth, vary)] : [];
  });
}

/** Half-widths of base, neck of the base, waist, neck of the head, and head. */
const FINGER_GIRTHS = {
  metacarpal: [7.4, 6.6, 4.2, 5.6, 7.2],
  'proximal phalanx': [7.6, 6.6, 4.7, 5.2, 6.1],
  'middle phalanx': [6.7, 5.8, 3.9, 4.4, 5.3],
  'distal phalanx': [5.8, 4.6, 2.7, 3.6, 4],
} as const;

function fingerBone(
  name: string,
  segment: keyof typeof FINGER_GIRTHS,
  from: Point,
  to: Point,
  girth: number,
  vary: Vary,
): BoneShape {
  const [base, flare, waist, neck, head] = FINGER_GIRTHS[segment];
  const half = vary([
    [0, base * girth],
    [0.1, base * girth],
    [0.22, flare * girth * 0.86],
    [0.55, waist * girth],
    [0.8, neck * girth],
    [0.93, head * girth],
    [1, head * girth * 0.96],
  ]);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const gap = 0.9;
  const short = {
    x: ((to.x - from.x) / length) * gap,
    y: ((to.y - from.y) / length) * gap,
  };
  const tip = segment === 'distal phalanx';
  return {
    name,
    from: { x: from.x + short.x, y: from.y + short.y },
    to: { x: to.x - short.x, y: to.y - short.y },
    bow: 0,
    left: half,
    right: half,
    depth: half.map(([at, value]) => [at, value * 0.82]),
    start: {
      surface: [
        [-1, -2.6 * girth],
        [-0.8, -0.1],
        [0, -1.1],
        [0.8, -0.1],
        [1, -2.6 * girth],
      ],
      roundness: 2.2,
    },
    end:
      segment === 'metacarpal' || tip
        ? roundEnd(head * girth * 0.75, head * girth * 0.6)
        : {
            surface: [
              [-1, -3.4 * girth],
              [-0.75, -0.4],
              [-0.45, 0],
              [0, -0.9],
              [0.45, 0],
              [0.75, -0.4],
              [1, -3.4 * girth],
            ],
            roundness: 3 * girth,
          },
    cortex: vary([
      [0, 0.7],
      [0.15, 0.9],
      [0.35, waist * girth * 0.4],
      [0.6, waist * girth * 0.42],
      [0.8, 1],
      [0.93, 0.7],
      [1, 0.7],
    ]),
    plate: 0.7,
    trabeculae: [
      [0, 0.3],
      [0.15, 0.24],
      [0.32, 0.06],
      [0.6, 0.05],
      [0.8, 0.2],
      [0.95, 0.27],
      [1, 0.3],
    ],
  };
}

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
  return [forearm, palm, ...RAYS.map((ray) => fingerFlesh(ray, vary))];
}

function fingerFlesh({ joints, girth }: Ray, vary: Vary): TubeShape {
  const first = joints[0] ?? { x: 0, y: 0 };
  const knuckle = joints[1] ?? first;
  const last = joints.at(-1) ?? knuckle;
  const length = Math.hypot(last.x - knuckle.x, last.y - knuckle.y);
  const beyond = (length + 5) / length;
  const half = vary([
    [0, 9.5 * girth],
    [0.4, 10.2 * girth],
    [0.55, 9.6 * girth],
    [0.75, 9 * girth],
    [1, 7.6 * girth],
  ]);
  return {
    from: { x: (first.x + 2 * knuckle.x) / 3, y: (first.y + 2 * knuckle.y) / 3 },
    to: { x: knuckle.x + (last.x - knuckle.x) * beyond, y: knuckle.y + (last.y - knuckle.y) * beyond },
    bow: 0,
    left: half,
    right: half,
    depth: half.map(([at, value]) => [at, value * 0.95]),
    start: { surface: constant(0), roundness: 20 },
    end: roundEnd(8 * girth, 7 * girth),
  };
}
