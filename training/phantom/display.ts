/** From detector signal to a picture as digital radiography shows it: logarithm, edges lifted, a film-like curve. */

import { blurReach, blurred, type Plane, valueAt } from './plane.ts';

/** How much of the soft tissue's slow rise and fall is taken out, so that skin and bone are seen together. */
const EQUALISATION = 0.45;
/** Standard deviation of the unsharp mask in millimetres, and its strength. */
const MASK = 0.9;
const EDGE_GAIN = 0.42;

export interface Window {
  /** Attenuation shown white, but for the curve's shoulder; air is at 0. */
  readonly high: number;
  /** Exponent that brings soft tissue to a grey of its own. */
  readonly gamma: number;
}

const SOFT_TISSUE_GREY = 0.26;

/** Attenuation: minus the logarithm of the signal, less part of what a smooth limb without bones would have. */
export function attenuationOf(signal: Plane, background: Plane): Plane {
  const { width, height } = signal;
  const values = signal.values.map((share, index) => {
    const x = ((index % width) + 0.5) / width;
    const y = (Math.floor(index / width) + 0.5) / height;
    return -Math.log(share) - EQUALISATION * valueAt(background, x, y);
  });
  return { width, height, values };
}

/**
 * The window that suits a whole limb: from air to the densest bone but for a few pixels.
 *
 * @param isSoftTissue whether a pixel shows soft tissue alone
 */
export function windowFor({ values }: Plane, isSoftTissue: (pixel: number) => boolean): Window {
  const high = quantile(values, 0.997) * 1.04;
  const soft = quantile(
    values.filter((_, pixel) => isSoftTissue(pixel)),
    0.5,
  );
  const gamma = Math.log(SOFT_TISSUE_GREY) / Math.log(Math.min(0.9, Math.max(0.05, soft / high)));
  return { high, gamma: Math.min(1.6, Math.max(0.7, gamma)) };
}

function quantile(values: Float32Array, share: number): number {
  return values.toSorted()[Math.floor(share * (values.length - 1))] ?? 0;
}

/**
 * What the screen shows.
 *
 * @param spacing millimetres from one pixel to the next
 * @returns 0 black to 1 white
 */
export function displayed(attenuation: Plane, window: Window, spacing: number): Plane {
  const smooth = blurred(attenuation, MASK / spacing);
  const values = attenuation.values.map((value, index) => {
    const lifted = value + EDGE_GAIN * (value - (smooth.values[index] ?? value));
    return curve(lifted / window.high, window.gamma);
  });
  return { ...attenuation, values };
}

/** How far the mask carries a change, in pixels. */
export const displayReach = (spacing: number): number => blurReach(MASK / spacing);

/** A toe that keeps air dark, then a power, then a shoulder. */
function curve(share: number, gamma: number): number {
  const toe = 0.025 + 0.975 * Math.max(0, share) ** gamma;
  return toe < 0.8 ? toe : 1 - 0.2 * Math.exp(-(toe - 0.8) / 0.2);
}
