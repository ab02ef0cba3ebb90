/** Phantoms: radiographs of limbs that never were, with or without a fracture whose place is known. */

import type { Box } from '../../src/metrics/localisation.ts';
import { type Random, seededRandom } from '../random.ts';
import { type Bone, bone } from './bone.ts';
import { type Breakage, outlineOfBreak, placed, UNBROKEN } from './broken-bone.ts';
import { detected, detectorReach } from './detector.ts';
import { attenuationOf, displayed, displayReach } from './display.ts';
import { coarseLook, exposedPanel } from './exposure.ts';
import { flesh } from './flesh.ts';
import { breakBone, type FractureKind } from './fracture.ts';
import { type Grid, toPixel } from './grid.ts';
import { type Limb, VIEWS, type View } from './limb.ts';
import type { Plane } from './plane.ts';
import { type Room, room, seenThrough } from './shutters.ts';
import { texture } from './texture.ts';

export interface PhantomRequest {
  /** The same request gives the same picture. Without and with a fracture, the same seed gives the same limb. */
  readonly seed: number;
  readonly limb: Limb;
  readonly fracture: FractureKind | null;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bits of a grey value; 8 when left out. */
  readonly bits?: 8 | 16;
  /** Dose against a usual one: less gives more noise; 1 when left out. */
  readonly exposure?: number;
  /** Whether the edges of the collimator are seen; as the seed has it when left out. */
  readonly collimated?: boolean;
  /** Whether a lead letter beside the limb says which side it is of; as the seed has it when left out. */
  readonly sideLetter?: boolean;
}

export interface PhantomFracture {
  readonly kind: FractureKind;
  readonly bone: string;
  /** Around the break, in fractions of the picture's width and height. */
  readonly box: Box;
}

export interface Phantom {
  readonly width: number;
  readonly height: number;
  readonly limb: Limb;
  /** 0 black, bone bright, shape [height · width]. */
  readonly grey: Uint8Array | Uint16Array;
  /** Bits of a grey value: 8 in a byte array, 16 in a word array. */
  readonly bits: 8 | 16;
  readonly fracture: PhantomFracture | null;
}

/** Makes a phantom. */
export function phantom(request: PhantomRequest): Phantom {
  const { bits = 8 } = request;
  const random = seededRandom(request.seed).fork(request.limb);
  const view = VIEWS[request.limb];
  const anatomy = view.anatomy(random.fork('anatomy'));
  const grain = texture(random.fork('grain'));
  const bones = anatomy.bones.map((shape) => bone(shape, grain, random.fork(shape.name)));
  const body = flesh(anatomy.flesh, grain);
  const grid = gridFor(view, request, random.fork('pose'));
  const broken = request.fracture && breakOne(view, bones, request.fracture, random.fork('fracture'));

  const whole = bones.map((each) => placed(each, UNBROKEN));
  const coarse = coarseLook(body, whole, grid);
  const lying = whole.map((each) =>
    broken && each.bone === broken.bone ? placed(each.bone, broken.breakage) : each,
  );
  const around = room(
    request.width / request.height,
    grid.mirrored ? 'R' : 'L',
    request,
    random.fork('room'),
  );
  const exposed = exposedPanel(body, lying, grid, coarse.scatter, around);
  const read = detected(exposed, grid.spacing, request.exposure ?? 1, random.fork('noise'));
  const shown = displayed(attenuationOf(read, coarse.background), coarse.window, grid.spacing);

  return {
    width: request.width,
    height: request.height,
    limb: request.limb,
    grey: quantised(shuttered(shown, around), bits),
    bits,
    fracture: broken
      ? {
          kind: broken.kind,
          bone: broken.bone.name,
          box: boxAround(outlineOfBreak(broken.bone, broken.breakage), grid),
        }
      : null,
  };
}

/** Blackens what lies behind the collimator's blades. */
function shuttered({ width, height, values }: Plane, around: Room): Float32Array {
  return values.map(
    (share, pixel) =>
      share *
      seenThrough(around, ((pixel % width) + 0.5) / width, (Math.floor(pixel / width) + 0.5) / height),
  );
}

function quantised(shown: Float32Array, bits: 8 | 16): Uint8Array | Uint16Array {
  const grey = bits === 8 ? new Uint8Array(shown.length) : new Uint16Array(shown.length);
  const white = 2 ** bits - 1;
  for (let pixel = 0; pixel < grey.length; pixel++) {
    grey[pixel] = Math.round(clamp(shown[pixel] ?? 0) * white);
  }
  return grey;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

function gridFor(view: View, { width, height }: PhantomRequest, random: Random): Grid {
  return {
    width,
    height,
    spacing: Math.max(view.width / width, view.height / height) * random.between(0.96, 1.04),
    centre: {
      x: view.centre.x + view.width * random.between(-0.04, 0.04),
      y: view.centre.y + view.height * random.between(-0.025, 0.025),
    },
    turn: (random.normal() * 3 * Math.PI) / 180,
    mirrored: random.uniform() < 0.5,
  };
}

interface BrokenBone {
  readonly bone: Bone;
  readonly kind: FractureKind;
  readonly breakage: Breakage;
}

function breakOne(view: View, bones: readonly Bone[], kind: FractureKind, random: Random): BrokenBone {
  const stretch = view.breakable[random.integer(view.breakable.length)];
  const chosen = bones.find(({ name }) => name === stretch?.bone);
  if (stretch === undefined || chosen === undefined) {
    throw new Error('The view names a bone that the limb lacks.');
  }
  const at = random.between(stretch.from, stretch.to) * chosen.tube.length;
  return { bone: chosen, kind, breakage: breakBone(chosen, kind, at, random) };
}

function boxAround(points: readonly { readonly x: number; readonly y: number }[], grid: Grid): Box {
  const pixels = points.map((point) => toPixel(grid, point));
  const margin = 1 + detectorReach(grid.spacing) + displayReach(grid.spacing);
  const columns = pixels.map(({ column }) => column);
  const rows = pixels.map(({ row }) => row);
  const left = clamp((Math.min(...columns) - margin) / grid.width);
  const top = clamp((Math.min(...rows) - margin) / grid.height);
  return {
    left,
    top,
    width: clamp((Math.max(...columns) + margin) / grid.width) - left,
    height: clamp((Math.max(...rows) + margin) / grid.height) - top,
  };
}
