/** Which part of a picture is looked at and how large: zoom and pan as plain functions. */

import type { Size } from '../radiograph/letterbox.ts';
import { type Affine, apply, inverse, type Point } from '../render/affine.ts';
import type { Rectangle } from '../render/pane.ts';
import { directions, type Orientation, turnedSize } from './orientation.ts';

export interface Viewport {
  /** 1: the whole picture fits its pane, as large as it can. */
  readonly zoom: number;
  /** The place in the middle of the pane, in fractions of the picture's width and height. */
  readonly centre: Point;
}

export const WHOLE: Viewport = { zoom: 1, centre: { x: 0.5, y: 0.5 } };

/** A picture as it lies in a pane, whose sides are in points of the screen. */
export interface Frame {
  readonly size: Size;
  readonly orientation: Orientation;
  readonly pane: Rectangle;
}

/** The smallest zoom: a picture never gets lost. */
const LEAST_ZOOM = 0.5;
/** The largest: a picture's pixel is so many points wide. */
const MOST_POINTS = 48;

/** Points of the screen a pixel of the picture, where the whole picture fits. */
export function fitScale({ size, orientation, pane }: Frame): number {
  const lying = turnedSize(size, orientation);
  return Math.min(pane.width / lying.width, pane.height / lying.height);
}

/** From fractions of the picture to points of the screen. */
export function placement(frame: Frame, { zoom, centre }: Viewport): Affine {
  const { size, orientation, pane } = frame;
  const scale = fitScale(frame) * zoom;
  const { a, b, c, d } = directions(orientation);
  const sides = {
    a: a * scale * size.width,
    b: b * scale * size.width,
    c: c * scale * size.height,
    d: d * scale * size.height,
  };
  return {
    ...sides,
    e: pane.left + pane.width / 2 - sides.a * centre.x - sides.c * centre.y,
    f: pane.top + pane.height / 2 - sides.b * centre.x - sides.d * centre.y,
  };
}

/** Makes the picture so many times as large while one point of the screen keeps its place in the picture. */
export function zoomedAt(viewport: Viewport, frame: Frame, factor: number, at: Point): Viewport {
  const zoom = allowedZoom(viewport.zoom * factor, frame);
  const place = apply(inverse(placement(frame, viewport)), at);
  const kept = viewport.zoom / zoom;
  return {
    zoom,
    centre: withinPicture({
      x: place.x + (viewport.centre.x - place.x) * kept,
      y: place.y + (viewport.centre.y - place.y) * kept,
    }),
  };
}

/** Moves the picture by so many points of the screen. */
export function panned(viewport: Viewport, frame: Frame, by: Point): Viewport {
  const { a, b, c, d } = placement(frame, viewport);
  const moved = apply(inverse({ a, b, c, d, e: 0, f: 0 }), by);
  return {
    ...viewport,
    centre: withinPicture({ x: viewport.centre.x - moved.x, y: viewport.centre.y - moved.y }),
  };
}

/** The zoom at which a pixel of the picture is one of the screen. */
export function actualPixels(viewport: Viewport, frame: Frame, density: number): Viewport {
  return { ...viewport, zoom: 1 / (density * fitScale(frame)) };
}

/** Shows a part of the picture, in fractions, with as much again around it. */
export function zoomedTo(part: Rectangle, frame: Frame): Viewport {
  const lying = turnedSize(
    { width: part.width * frame.size.width, height: part.height * frame.size.height },
    frame.orientation,
  );
  const scale = Math.min(frame.pane.width / lying.width, frame.pane.height / lying.height) / 3;
  return {
    zoom: Math.max(1, allowedZoom(scale / fitScale(frame), frame)),
    centre: { x: part.left + part.width / 2, y: part.top + part.height / 2 },
  };
}

function allowedZoom(zoom: number, frame: Frame): number {
  return Math.min(Math.max(zoom, LEAST_ZOOM), Math.max(1, MOST_POINTS / fitScale(frame)));
}

const withinPicture = ({ x, y }: Point): Point => ({
  x: Math.min(1, Math.max(0, x)),
  y: Math.min(1, Math.max(0, y)),
});
