/** A flat-panel detector: it blurs a little, counts quanta and adds some noise of its own. */

import type { Random } from '../random.ts';
import { blurReach, blurred, type Plane } from './plane.ts';

/** Quanta that reach a square millimetre of the detector through air at an exposure of 1. */
const QUANTA = 160_000;
/** Standard deviation of the panel's blur in millimetres. */
const BLUR = 0.12;
/** Standard deviation, in pixels, by which light spreads in the scintillator. */
const LIGHT_SPREAD = 0.45;
/** Electronic noise, in quanta a pixel. */
const READ_NOISE = 4;
const LEAST_SIGNAL = 1e-4;

/**
 * Reads an exposed panel.
 *
 * @param signal share of the open beam that reaches each pixel
 * @param spacing millimetres from one pixel to the next
 * @param exposure against a usual one
 * @returns the share read, always above 0
 */
export function detected(signal: Plane, spacing: number, exposure: number, random: Random): Plane {
  const sharp = blurred(signal, BLUR / spacing);
  const quanta = QUANTA * exposure * spacing * spacing;
  const values = new Float32Array(sharp.values.length);
  for (let pixel = 0; pixel < values.length; pixel++) {
    // So many quanta are counted that Poisson's distribution is all but normal.
    const counted = (sharp.values[pixel] ?? 0) * quanta;
    values[pixel] = (counted + Math.sqrt(counted + READ_NOISE * READ_NOISE) * random.normal()) / quanta;
  }
  // Light spreads after a quantum is absorbed, so that neighbours share their noise.
  const shared = blurred({ ...signal, values }, LIGHT_SPREAD);
  return { ...shared, values: shared.values.map((share) => Math.max(LEAST_SIGNAL, share)) };
}

/** How far the panel carries a change, in pixels. */
export const detectorReach = (spacing: number): number => blurReach(BLUR / spacing) + blurReach(LIGHT_SPREAD);
