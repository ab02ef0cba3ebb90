/** The limb in the beam: what comes straight through, what is scattered, and which window suits it. */

import { transmission } from './attenuation.ts';
import type { PlacedBone } from './broken-bone.ts';
import { attenuationOf, type Window, windowFor } from './display.ts';
import type { Flesh } from './flesh.ts';
import { coarser, type Grid } from './grid.ts';
import { blurred, type Plane, valueAt } from './plane.ts';
import { project } from './projection.ts';
import { letThrough, type Room } from './shutters.ts';

/** The scatter and the window are found on a picture so many times coarser. */
const COARSE = 6;
/** Scattered quanta as a share of those that pass straight, and how far they spread in millimetres. */
const SCATTER_SHARE = 0.22;
const SCATTER_SPREAD = 14;

/** Millimetres of soft tissue that count as more than an edge. */
const THIN_FLESH = 6;

/** What is read off the whole limb, on a picture coarser than the one to be made. */
export interface CoarseLook {
  readonly scatter: Plane;
  /** Attenuation of the flesh alone, smooth. */
  readonly background: Plane;
  readonly window: Window;
}

/**
 * What depends on the limb as a whole and not on its fracture.
 *
 * @param picture the grid of the picture to be made
 */
export function coarseLook(body: Flesh, bones: readonly PlacedBone[], picture: Grid): CoarseLook {
  const grid = coarser(picture, COARSE);
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
  const isSoftTissue = (pixel: number): boolean => bone[pixel] === 0 && (soft[pixel] ?? 0) > THIN_FLESH;
  return { scatter, background, window: windowFor(attenuationOf(signal, background), isSoftTissue) };
}

/** The share of the open beam that reaches each pixel of the panel. */
export function exposedPanel(
  body: Flesh,
  bones: readonly PlacedBone[],
  grid: Grid,
  scatter: Plane,
  around: Room,
): Plane {
  const { width, height } = grid;
  const { bone, soft, fat } = project(body, bones, grid);
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5) / height;
    for (let column = 0; column < width; column++) {
      const x = (column + 0.5) / width;
      const pixel = row * width + column;
      const straight = transmission(bone[pixel] ?? 0, soft[pixel] ?? 0, fat[pixel] ?? 0);
      values[pixel] =
        straight * letThrough(around, x, y, width / height, 1 / height) + valueAt(scatter, x, y);
    }
  }
  return { width, height, values };
}
