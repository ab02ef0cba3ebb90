/** The eight bones of a left wrist seen from the front, in the arm's frame. */

import { constant, nodule, roundEnd, type Vary } from './anatomy.ts';
import type { BoneShape } from './bone.ts';

/** Trabeculae and rind of the carpals. */
const CARPAL = { bow: 0, plate: 0.9, cortex: constant(0.8), trabeculae: constant(0.23) } as const;

export const carpals = (vary: Vary): BoneShape[] => [
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
