/** The five rays of a left hand seen from the front, metacarpals to fingertips, in the arm's frame. */

import { constant, roundEnd, type Vary } from './anatomy.ts';
import type { BoneShape } from './bone.ts';
import type { Point, TubeShape } from './tube.ts';

export const fingerBones = (vary: Vary): BoneShape[] => RAYS.flatMap((ray) => rayBones(ray, vary));

export const fingerFlesh = (vary: Vary): TubeShape[] => RAYS.map((ray) => rayFlesh(ray, vary));

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

function rayFlesh({ joints, girth }: Ray, vary: Vary): TubeShape {
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
