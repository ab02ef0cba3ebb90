/** How the evidence is laid over the picture, and how a person changes that. */

import type { ColourMap } from '../render/colour-map.ts';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';

/** Where an overlay comes from: the map that the answer itself was pooled from, or a way of asking afterwards. */
export type OverlaySource = 'evidence' | ExplanationMethod;

export interface OverlaySettings {
  readonly shown: boolean;
  /** What the person chose; null for the best that the model has. */
  readonly source: OverlaySource | null;
  /** 0 invisible to 1 as strong as the map says. */
  readonly strength: number;
  /** Influence up to this is left clear: the picture must not drown in a haze. 0 to `MOST_THRESHOLD`. */
  readonly threshold: number;
  readonly colours: ColourMap;
  /** Whether the boxes around the regions are drawn. */
  readonly regions: boolean;
  /** The original is looked at for as long as this holds; what is set stays set. */
  readonly comparing: boolean;
}

export const FIRST_SETTINGS: OverlaySettings = {
  shown: true,
  source: null,
  strength: 0.7,
  threshold: 0.2,
  colours: 'inferno',
  regions: true,
  comparing: false,
};

export const STRENGTH_STEP = 0.1;

export const MOST_THRESHOLD = 0.9;

/** Changes the strength, in steps that do not add up rounding; making it stronger also shows it. */
export function strengthen(settings: OverlaySettings, by: number): OverlaySettings {
  const strength = Math.min(1, Math.max(STRENGTH_STEP, Math.round((settings.strength + by) * 100) / 100));
  return { ...settings, strength, shown: settings.shown || by > 0 };
}

export function isOverlayVisible({ shown, comparing }: OverlaySettings): boolean {
  return shown && !comparing;
}

/**
 * What is laid over a picture.
 *
 * @param sources what the model allows, best first
 */
export function shownSource(
  { source }: OverlaySettings,
  sources: readonly OverlaySource[],
): OverlaySource | null {
  return sources.find((each) => each === source) ?? sources[0] ?? null;
}
