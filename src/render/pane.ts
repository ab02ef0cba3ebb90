/** What is to be drawn: a picture in a part of the canvas, through a window, with what lies over it. */

import type { GreyRange } from '../radiograph/radiograph.ts';
import type { Affine, Point } from './affine.ts';
import type { ColourMap } from './colour-map.ts';
import type { FilmPlane } from './film-plane.ts';
import type { OverlayField } from './overlay-field.ts';

/** In pixels of the canvas, from its top left. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Pane {
  readonly plane: FilmPlane;
  /** Nothing is drawn outside; in whole pixels. */
  readonly clip: Rectangle;
  /** From pixels of the canvas to fractions of the picture's width and height. */
  readonly toPicture: Affine;
  /** Grey values shown black and white, those between on a straight line. */
  readonly window: GreyRange;
  /** Black and white change places, after everything else. */
  readonly inverted: boolean;
  readonly overlay: PaneOverlay | null;
  readonly loupe: Loupe | null;
}

export interface PaneOverlay {
  readonly field: OverlayField;
  readonly colours: ColourMap;
  /** 0 invisible to 1 as strong as the field says. */
  readonly opacity: number;
  /** Influence up to this is left clear, 0 to below 1. */
  readonly threshold: number;
}

/** A round glass in pixels of the canvas: what lies under its centre is shown `power` times as large. */
export interface Loupe {
  readonly centre: Point;
  readonly radius: number;
  readonly power: number;
}

/** How a picture is sampled at one scale. */
export interface Sampling {
  /** Index of the plane's level. */
  readonly level: number;
  /** Each screen pixel shows one pixel of the picture as it is; otherwise it mixes the four around it. */
  readonly nearest: boolean;
}

/**
 * From so many screen pixels a picture's pixel on, its squares are shown as they are. Below, a smooth surface is nearer
 * to what the detector's continuous signal was, and edges of squares would look like structure; beyond, whoever zooms in
 * so far wants to see what was recorded, and smoothing would invent.
 */
export const SQUARES_FROM = 10;

/**
 * Chooses the level whose pixels are about as large as the screen's, so that nothing thin is skipped and four samples do.
 *
 * @param power how much larger than the pane says, for a loupe
 * @param finest the first level that is there yet
 */
export function samplingOf(
  { plane, toPicture }: Pick<Pane, 'plane' | 'toPicture'>,
  power = 1,
  finest = 0,
): Sampling {
  const [first] = plane.levels;
  const across = Math.hypot(toPicture.a * first.width, toPicture.b * first.height);
  const down = Math.hypot(toPicture.c * first.width, toPicture.d * first.height);
  const step = Math.sqrt(across * down) / power;
  const level = Math.min(plane.levels.length - 1, Math.max(finest, Math.round(Math.log2(step))));
  return { level, nearest: level === 0 && step <= 1 / SQUARES_FROM };
}

/** A window in a plane's words: `(word − low) · gain` is 0 for black and 1 for white. */
export function windowInWords({ plane, window }: Pick<Pane, 'plane' | 'window'>): {
  readonly low: number;
  readonly gain: number;
} {
  const span = window.high > window.low ? window.high - window.low : plane.step;
  return { low: (window.low - plane.offset) / plane.step, gain: plane.step / span };
}
