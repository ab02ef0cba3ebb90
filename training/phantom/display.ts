/** From detector signal to a picture as digital radiography shows it: logarithm, edges lifted, a film-like curve. */

import { blurReach, blurred, type Plane, valueAt } from './plane.ts';

/** How much of the soft tissue's slow rise and fall is taken out, so that skin and bone are seen together. */
const EQUALISATION = 0.45;
/** Standard deviation of the unsharp mask in millimetres, and its strength. */
const MASK = 0.9;
const EDGE_GAIN = 0.55;

export interface Window {
  /** Attenuation shown almost black, and almost white. */
  readonly low: number;
  readonly high: number;
}

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

/** The window that suits a whole limb: from air to the densest bone but for a few pixels. */
export function windowFor({ values }: Plane): Window {
  const rising = Float32Array.from(values).sort();
  const at = (share: number): number => rising[Math.floor(share * (rising.length - 1))] ?? 0;
  return { low: 0, high: at(0.997) * 1.04 };
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
    return curve((lifted - window.low) / (window.high - window.low));
  });
  return { ...attenuation, values };
}

/** How far the mask carries a change, in pixels. */
export const displayReach = (spacing: number): number => blurReach(MASK / spacing);

/** A toe that keeps air dark, then all but straight, then a shoulder. */
function curve(share: number): number {
  const toe = 0.025 + 0.975 * Math.max(0, share) ** 1.15;
  return toe < 0.8 ? toe : 1 - 0.2 * Math.exp(-(toe - 0.8) / 0.2);
}
