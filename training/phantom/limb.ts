/** Which part of the body a phantom shows, how much of it, and which of its bones may break where. */

import type { Random } from '../random.ts';
import type { Anatomy } from './anatomy.ts';
import { arm } from './arm.ts';
import { leg } from './leg.ts';
import type { Point } from './tube.ts';

export const LIMBS = ['forearm', 'wrist', 'finger', 'knee', 'lower leg'] as const;

export type Limb = (typeof LIMBS)[number];

/** A stretch of a bone, in fractions of its length. */
export interface Breakable {
  readonly bone: string;
  readonly from: number;
  readonly to: number;
}

export interface View {
  readonly anatomy: (random: Random) => Anatomy;
  /** What lies in the middle of the picture. */
  readonly centre: Point;
  /** Millimetres that the picture shows at least, so that wide and tall pictures both hold the limb. */
  readonly width: number;
  readonly height: number;
  readonly breakable: readonly Breakable[];
}

export const VIEWS: Readonly<Record<Limb, View>> = {
  forearm: {
    anatomy: arm,
    centre: { x: 3, y: 122 },
    width: 120,
    height: 320,
    breakable: [
      { bone: 'radius', from: 0.3, to: 0.8 },
      { bone: 'ulna', from: 0.35, to: 0.8 },
    ],
  },
  wrist: {
    anatomy: arm,
    centre: { x: 6, y: 258 },
    width: 105,
    height: 165,
    breakable: [
      { bone: 'radius', from: 0.87, to: 0.94 },
      { bone: 'ulna', from: 0.82, to: 0.92 },
      { bone: 'little metacarpal', from: 0.4, to: 0.75 },
    ],
  },
  finger: {
    anatomy: arm,
    centre: { x: 7, y: 398 },
    width: 75,
    height: 125,
    breakable: [
      { bone: 'middle proximal phalanx', from: 0.35, to: 0.7 },
      { bone: 'middle middle phalanx', from: 0.4, to: 0.65 },
      { bone: 'ring proximal phalanx', from: 0.35, to: 0.7 },
      { bone: 'index proximal phalanx', from: 0.4, to: 0.7 },
    ],
  },
  knee: {
    anatomy: leg,
    centre: { x: 5, y: 4 },
    width: 150,
    height: 245,
    breakable: [
      { bone: 'fibula', from: 0.12, to: 0.22 },
      { bone: 'tibia', from: 0.13, to: 0.24 },
      { bone: 'femur', from: 0.78, to: 0.86 },
    ],
  },
  'lower leg': {
    anatomy: leg,
    centre: { x: 8, y: 184 },
    width: 150,
    height: 418,
    breakable: [
      { bone: 'tibia', from: 0.3, to: 0.8 },
      { bone: 'fibula', from: 0.2, to: 0.8 },
    ],
  },
};
