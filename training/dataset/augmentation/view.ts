/** Which part of a picture training sees, and how turned: drawn by chance, with a drawn fracture kept inside. */

import type { Box } from '../../../src/metrics/localisation.ts';
import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Random } from '../../random.ts';
import type { Region } from '../dataset.ts';
import type { Augmentation, CropRange } from './augmentation.ts';
import { type Affine, drawMovement, NO_MOVEMENT } from './movement.ts';
import { movedOutline, outlinesOf } from './region-mask.ts';

/** A picture and what was drawn on it, in fractions of the frame. */
export interface Drawn {
  readonly grey: Uint8Array;
  /** Null where nobody was asked to draw. */
  readonly regions: readonly Region[] | null;
}

export interface View {
  readonly movement: Affine;
  /** Where the fractures, or the place taken for one, lie in the view, in fractions of the frame; not those outside. */
  readonly kept: readonly Box[];
}

/** Sides of the places that stand for fractures where there are none, as shares of the frame's: as drawn ones are. */
const STAND_IN_SIDES = { smallest: 0.04, largest: 0.16 };
const TRIES = 12;

/**
 * Draws a view.
 *
 * A recipe that crops keeps one of the drawn fractures whole inside, cropped or not. Where somebody looked and drew none, a
 * bright place of a fracture's size takes its part, so that neither zoom nor framing betrays the class. Where nobody drew,
 * and by a recipe without crops, a picture is only moved.
 *
 * @returns the whole picture, unturned, where chance finds no view that keeps a fracture inside
 */
export function drawView(
  { grey, regions }: Drawn,
  frame: Size,
  augmentation: Augmentation,
  random: Random,
): View {
  if (regions === null) {
    return { movement: drawMovement(augmentation, frame, random.fork('movement 0')), kept: [] };
  }
  const drawn = regions.flatMap(outlinesOf);
  const outlines = drawn.length > 0 ? drawn : [standIn(grey, frame, random.fork('place'))];
  const { crop } = augmentation;
  const cropped = crop !== undefined && random.fork('crop').uniform() < crop.chance;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const own = random.fork(`movement ${attempt}`);
    const moved = drawMovement(augmentation, frame, own);
    const around = outlines[own.integer(outlines.length)] ?? [];
    const movement = cropped ? aroundPlace(boundsOf(around), frame, moved, crop, own) : moved;
    const places = outlines.map((outline) => boundsOf(movedOutline(outline, frame, movement)));
    if (!crop || places.some(liesInside)) return { movement, kept: places.filter(isSeen) };
  }
  return { movement: NO_MOVEMENT, kept: outlines.map(boundsOf) };
}

/** The same movement about another middle and closer by. */
function aroundPlace(
  { left, top, width, height }: Box,
  frame: Size,
  { xx, xy, yx, yy }: Affine,
  { smallest }: CropRange,
  random: Random,
): Affine {
  const side = Math.max(smallest ** random.uniform(), Math.min(1, 1.3 * Math.max(width, height)));
  const reach = { x: Math.max(0, side - width) / 2, y: Math.max(0, side - height) / 2 };
  const x = within(left + width / 2 + random.between(-reach.x, reach.x), side);
  const y = within(top + height / 2 + random.between(-reach.y, reach.y), side);
  return {
    xx: side * xx,
    xy: side * xy,
    yx: side * yx,
    yy: side * yy,
    x: (x - 0.5) * frame.width,
    y: (y - 0.5) * frame.height,
  };
}

/** A middle from which a part of this side does not reach beyond the frame. */
const within = (middle: number, side: number): number => Math.min(1 - side / 2, Math.max(side / 2, middle));

/** A bright place, as bones are: brighter than the picture's mean, where chance finds one. */
function standIn(grey: Uint8Array, { width, height }: Size, random: Random): number[] {
  let sum = 0;
  for (let pixel = 0; pixel < grey.length; pixel++) sum += grey[pixel] ?? 0;
  const mean = sum / grey.length;
  const { smallest, largest } = STAND_IN_SIDES;
  const half = (smallest * (largest / smallest) ** random.uniform()) / 2;
  let [x, y] = [0.5, 0.5];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    x = random.between(half, 1 - half);
    y = random.between(half, 1 - half);
    if ((grey[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0) > mean) break;
  }
  return [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half];
}

function boundsOf(outline: readonly number[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < outline.length; at += 2) {
    const [x, y] = [outline[at] ?? 0, outline[at + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

const liesInside = ({ left, top, width, height }: Box): boolean =>
  left >= 0 && top >= 0 && left + width <= 1 && top + height <= 1;

const isSeen = ({ left, top, width, height }: Box): boolean =>
  left < 1 && top < 1 && left + width > 0 && top + height > 0;
