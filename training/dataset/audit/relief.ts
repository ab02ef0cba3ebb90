/** A picture with its lighting taken away: what is left is bone edges, trabeculae and letters, all about equally strong. */

import { type GreyPlane, meanPlane } from './grey-plane.ts';

/** Radius of the three boxes that make the neighbourhood against which a pixel is judged (σ ≈ 8), in pixels. */
const NEIGHBOURHOOD = 7;

/**
 * Subtracts the local mean and divides by the local standard deviation.
 *
 * @param noise contrast that counts as noise, in the units of the plane: flat background is not blown up to texture
 * @returns values mostly within ±3, unchanged (but for noise) by brightness, contrast and slow shading
 */
export function reliefOf(plane: GreyPlane, noise: number): GreyPlane {
  const { width, height, pixels } = plane;
  const mean = meanPlane(plane, NEIGHBOURHOOD).pixels;
  const detail = new Float32Array(pixels.length);
  const squares = new Float32Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const difference = (pixels[at] ?? 0) - (mean[at] ?? 0);
    detail[at] = difference;
    squares[at] = difference * difference;
  }
  const variance = meanPlane({ width, height, pixels: squares }, NEIGHBOURHOOD).pixels;
  for (let at = 0; at < pixels.length; at++) {
    detail[at] = (detail[at] ?? 0) / (Math.sqrt(Math.max(0, variance[at] ?? 0)) + noise);
  }
  return { width, height, pixels: detail };
}
