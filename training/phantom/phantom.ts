/** Phantoms: radiographs of limbs that never were, with or without a fracture whose place is known. */

import type { Box } from '../dataset/dataset.ts';
import { type Random, seededRandom } from '../random.ts';
import { transmission } from './attenuation.ts';
import { type Bone, bone } from './bone.ts';
import { type Absorber, type Breakage, brokenBone, outlineOfBreak, wholeBone } from './broken-bone.ts';
import { detected } from './detector.ts';
import { attenuationOf, displayed, displayReach, type Window, windowFor } from './display.ts';
import { type Flesh, flesh } from './flesh.ts';
import { breakBone, type FractureKind } from './fracture.ts';
import { coarser, type Grid, toPixel } from './grid.ts';
import { type Limb, VIEWS, type View } from './limb.ts';
import { blurred, type Plane, valueAt } from './plane.ts';
import { project } from './projection.ts';
import { letterCover, type SideLetter } from './side-letter.ts';

export interface PhantomRequest {
  /** The same request gives the same picture. Without and with a fracture, the same seed gives the same limb. */
  readonly seed: number;
  readonly limb: Limb;
  readonly fracture: FractureKind | null;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Dose against a usual one: less gives more noise; 1 when left out. */
  readonly exposure?: number;
  /** Whether the edges of the collimator are seen; as the seed has it when left out. */
  readonly collimated?: boolean;
  /** A lead letter beside the limb; as the seed has it when left out. */
  readonly sideLetter?: SideLetter | null;
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
  /** Shape [height · width], 0 black to 1 white, bone bright. */
  readonly shown: Float32Array;
  readonly fracture: PhantomFracture | null;
  readonly limb: Limb;
}

/** The scatter and the window are found on a picture so many times coarser. */
const COARSE = 6;
/** Scattered quanta as a share of those that pass straight, and how far they spread in millimetres. */
const SCATTER_SHARE = 0.22;
const SCATTER_SPREAD = 14;
/** Lead lets next to nothing through, but the letter is thin. */
const LEAD = 0.06;

/** Makes a phantom. */
export function phantom(request: PhantomRequest): Phantom {
  const random = seededRandom(request.seed).fork(request.limb);
  const view = VIEWS[request.limb];
  const anatomy = view.anatomy(random.fork('anatomy'));
  const bones = anatomy.bones.map((shape) => bone(shape, random.fork(shape.name)));
  const body = flesh(anatomy.flesh, random);
  const grid = gridFor(view, request, random.fork('pose'));
  const broken = request.fracture && breakOne(view, bones, request.fracture, random.fork('fracture'));

  const coarse = coarseLook(body, bones.map(wholeBone), coarser(grid, COARSE));
  const absorbers = bones.map((each) =>
    broken && each === broken.bone ? brokenBone(each, broken.breakage) : wholeBone(each),
  );
  const exposed = exposedPanel(body, absorbers, grid, coarse.scatter, shutters(request, random.fork('room')));
  const read = detected(exposed, grid.spacing, request.exposure ?? 1, random.fork('noise'));
  const { values } = displayed(attenuationOf(read, coarse.background), coarse.window, grid.spacing);

  return {
    width: request.width,
    height: request.height,
    shown: values,
    limb: request.limb,
    fracture: broken
      ? {
          kind: broken.kind,
          bone: broken.bone.name,
          box: boxAround(outlineOfBreak(broken.bone, broken.breakage), grid),
        }
      : null,
  };
}

/** Grey values of a phantom, 8 bits deep. */
export const grey8 = ({ shown }: Phantom): Uint8Array =>
  Uint8Array.from(shown, (share) => Math.round(clamp(share) * 255));

/** Grey values of a phantom, 16 bits deep. */
export const grey16 = ({ shown }: Phantom): Uint16Array =>
  Uint16Array.from(shown, (share) => Math.round(clamp(share) * 65_535));

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
  if (stretch === undefined || chosen === undefined)
    throw new Error('The view names a bone that the limb lacks.');
  const at = random.between(stretch.from, stretch.to) * chosen.tube.length;
  return { bone: chosen, kind, breakage: breakBone(chosen, kind, at, random) };
}

interface CoarseLook {
  readonly scatter: Plane;
  /** Attenuation of the flesh alone, smooth. */
  readonly background: Plane;
  readonly window: Window;
}

/** What depends on the limb as a whole and not on its fracture. */
function coarseLook(body: Flesh, bones: readonly Absorber[], grid: Grid): CoarseLook {
  const { bone, soft, fat, fleshAlone } = project(body, bones, grid);
  const plane = (values: Float32Array): Plane => ({ width: grid.width, height: grid.height, values });
  const alone = plane(
    fleshAlone.soft.map((millimetres, index) => transmission(0, millimetres, fleshAlone.fat[index] ?? 0)),
  );
  const scatter = blurred(
    plane(alone.values.map((share) => share * SCATTER_SHARE)),
    SCATTER_SPREAD / grid.spacing,
  );
  const background = blurred(
    plane(alone.values.map((share, index) => -Math.log(share + (scatter.values[index] ?? 0)))),
    6 / grid.spacing,
  );
  const signal = plane(
    bone.map(
      (millimetres, index) =>
        transmission(millimetres, soft[index] ?? 0, fat[index] ?? 0) + (scatter.values[index] ?? 0),
    ),
  );
  return { scatter, background, window: windowFor(attenuationOf(signal, background)) };
}

/** What stands between the tube and the panel besides the limb, as a share let through, by place in [0, 1]. */
type Shutters = (x: number, y: number) => number;

function shutters({ width, height, sideLetter, collimated }: PhantomRequest, random: Random): Shutters {
  const drawn = random.uniform() < 0.6 ? (random.uniform() < 0.5 ? 'L' : 'R') : null;
  const letter = sideLetter === undefined ? drawn : sideLetter;
  const narrowed = collimated ?? random.uniform() < 0.35;
  const size = 0.05;
  const place = { x: random.uniform() < 0.5 ? 0.06 : 0.86, y: random.between(0.05, 0.2) };
  const lean = random.between(-0.25, 0.25);
  const edges = [
    random.between(0.02, 0.05),
    random.between(0.02, 0.05),
    random.between(0.015, 0.04),
    random.between(0.015, 0.04),
  ];
  const turn = random.between(-0.012, 0.012);
  const heel = random.between(-0.1, 0.1);
  const [left = 0, right = 0, top = 0, bottom = 0] = edges;
  return (x, y) => {
    let open = 1 + heel * (y - 0.5);
    if (letter) {
      const across = ((x - place.x) * width) / (size * height);
      const down = (y - place.y) / size;
      const cover = letterCover(letter, across - lean * down, down, 2 / (size * height));
      open *= 1 - cover * (1 - LEAD);
    }
    if (narrowed) {
      const inside = Math.min(
        x - left + turn * y,
        1 - right - x - turn * y,
        y - top - turn * x,
        1 - bottom - y + turn * x,
      );
      open *= 0.02 + 0.98 / (1 + Math.exp(-inside / 0.0025));
    }
    return open;
  };
}

function exposedPanel(
  body: Flesh,
  bones: readonly Absorber[],
  grid: Grid,
  scatter: Plane,
  letThrough: Shutters,
): Plane {
  const { bone, soft, fat } = project(body, bones, grid);
  const values = bone.map((millimetres, index) => {
    const x = ((index % grid.width) + 0.5) / grid.width;
    const y = (Math.floor(index / grid.width) + 0.5) / grid.height;
    return (
      transmission(millimetres, soft[index] ?? 0, fat[index] ?? 0) * letThrough(x, y) + valueAt(scatter, x, y)
    );
  });
  return { width: grid.width, height: grid.height, values };
}

function boxAround(points: readonly { readonly x: number; readonly y: number }[], grid: Grid): Box {
  const pixels = points.map((point) => toPixel(grid, point));
  const margin = 1.2 / grid.spacing + displayReach(grid.spacing);
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
