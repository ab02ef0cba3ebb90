/** Window and level: which grey values are shown from black to white, by hand or by what the picture holds. */

import type { GreyRange } from '../radiograph/radiograph.ts';
import type { FilmPlane } from '../render/film-plane.ts';

export type Greys = Pick<FilmPlane, 'range' | 'quantiles' | 'step'>;

/** Grey values from black to white. */
export const widthOf = ({ low, high }: GreyRange): number => high - low;

/** The grey value shown in the middle between black and white. */
export const levelOf = ({ low, high }: GreyRange): number => (low + high) / 2;

export const windowAt = (level: number, width: number): GreyRange => ({
  low: level - width / 2,
  high: level + width / 2,
});

/** A drag over so many points of the screen goes through all that the picture holds. */
const POINTS_THROUGH = 400;

/**
 * A window changed by hand: rightwards wider, upwards brighter. How far a point reaches depends on the grey values that
 * the picture really holds, so that eight and sixteen bits feel alike.
 *
 * @param right points of the screen
 * @param up points of the screen
 */
export function draggedWindow(start: GreyRange, right: number, up: number, greys: Greys): GreyRange {
  const perPoint = heldRange(greys) / POINTS_THROUGH;
  return windowAt(levelOf(start) - up * perPoint, Math.max(greys.step, widthOf(start) + right * perPoint));
}

/** What the picture holds, without the thousandth at either end. */
function heldRange(greys: Greys): number {
  const held = quantile(greys, 0.999) - quantile(greys, 0.001);
  return held > 0 ? held : Math.max(greys.step, widthOf(greys.range));
}

export const WINDOW_PRESETS = ['whole', 'auto', 'strong', 'bone', 'soft'] as const;

export type WindowPreset = (typeof WINDOW_PRESETS)[number];

/** Shares of the picture below black and below white; the darkest value, which is margin, counts as nothing. */
const SHARES: Readonly<Record<Exclude<WindowPreset, 'whole'>, readonly [low: number, high: number]>> = {
  auto: [0.005, 0.995],
  strong: [0.05, 0.95],
  bone: [0.5, 0.999],
  soft: [0, 0.6],
};

/** @returns the window of a preset; null for what the file itself says */
export function presetWindow(preset: WindowPreset, greys: Greys): GreyRange | null {
  if (preset === 'whole') return null;
  const [low, high] = SHARES[preset];
  const window = { low: quantile(greys, low), high: quantile(greys, high) };
  return widthOf(window) > 0 ? window : null;
}

/** @param share 0 to 1, to the thousandth */
function quantile({ quantiles }: Greys, share: number): number {
  return quantiles[Math.round(share * (quantiles.length - 1))] ?? 0;
}
