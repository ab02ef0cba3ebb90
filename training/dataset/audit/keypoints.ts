/** Places in a picture that can be found again after turning, resizing and recompressing it: blobs and corners. */

import { blurPlane, type GreyPlane } from './grey-plane.ts';

/** A blob with the blurred plane that it was found on. */
export interface Blob {
  /** Pixels of its own octave's plane. */
  readonly x: number;
  readonly y: number;
  /** Standard deviation in pixels of its own octave's plane. */
  readonly sigma: number;
  /** How many pixels of the picture one pixel of its plane spans. */
  readonly spacing: number;
  /** How much it stands out; larger is clearer. */
  readonly strength: number;
  readonly plane: GreyPlane;
}

/** Blur of the first plane; finer detail does not survive recompression. */
const FIRST_SIGMA = 1.6;
const STEPS_PER_OCTAVE = 3;
const SMALLEST_SIDE = 24;
/** Weakest contrast of a blob in units of the relief. */
const WEAKEST = 0.003;
/** Largest ratio of the two curvatures: more is an edge, along which the place is not sure. */
const LONGEST = 12;

/**
 * Finds extrema of the difference of Gaussians over place and scale.
 *
 * @param relief see `reliefOf`
 * @param most how many to keep, the strongest first
 * @see Lowe, "Distinctive image features from scale-invariant keypoints", IJCV 60 (2004), sections 3 and 4
 */
export function findBlobs(relief: GreyPlane, most: number): Blob[] {
  const blobs: Blob[] = [];
  let base = blurPlane(relief, FIRST_SIGMA);
  for (let spacing = 1; Math.min(base.width, base.height) >= SMALLEST_SIDE; spacing *= 2) {
    const levels = [base];
    for (let step = 1; step < STEPS_PER_OCTAVE + 3; step++) {
      const before = sigmaOf(step - 1);
      const last = levels[step - 1] ?? base;
      levels.push(blurPlane(last, Math.sqrt(sigmaOf(step) ** 2 - before ** 2)));
    }
    collectExtrema(levels, spacing, blobs);
    base = halved(levels[STEPS_PER_OCTAVE] ?? base);
  }
  return blobs.sort((a, b) => b.strength - a.strength).slice(0, most);
}

const sigmaOf = (step: number): number => FIRST_SIGMA * 2 ** (step / STEPS_PER_OCTAVE);

function halved({ width, height, pixels }: GreyPlane): GreyPlane {
  const half = { width: width >> 1, height: height >> 1 };
  const kept = new Float32Array(half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) kept[y * half.width + x] = pixels[2 * y * width + 2 * x] ?? 0;
  }
  return { ...half, pixels: kept };
}

function collectExtrema(levels: readonly GreyPlane[], spacing: number, blobs: Blob[]): void {
  const differences = levels.slice(1).map((level, index) => {
    const finer = levels[index]?.pixels ?? level.pixels;
    const difference = new Float32Array(finer.length);
    for (let at = 0; at < finer.length; at++) difference[at] = (level.pixels[at] ?? 0) - (finer[at] ?? 0);
    return difference;
  });
  for (let step = 1; step < differences.length - 1; step++) {
    const below = differences[step - 1];
    const here = differences[step];
    const above = differences[step + 1];
    const plane = levels[step];
    if (!below || !here || !above || !plane) continue;
    const { width, height } = plane;
    for (let y = 2; y < height - 2; y++) {
      for (let x = 2; x < width - 2; x++) {
        const at = y * width + x;
        const value = here[at] ?? 0;
        if (Math.abs(value) < WEAKEST || !isExtremum(below, here, above, at, width, value)) continue;
        const place = refine(here, at, width);
        if (!place) continue;
        blobs.push({
          x: x + place.x,
          y: y + place.y,
          sigma: sigmaOf(step),
          spacing,
          strength: Math.abs(value),
          plane,
        });
      }
    }
  }
}

function isExtremum(
  below: Float32Array,
  here: Float32Array,
  above: Float32Array,
  at: number,
  width: number,
  value: number,
): boolean {
  const sign = value > 0 ? 1 : -1;
  const size = sign * value;
  for (let row = at - width; row <= at + width; row += width) {
    for (let near = row - 1; near <= row + 1; near++) {
      if (sign * (here[near] ?? 0) > size) return false;
      if (sign * (below[near] ?? 0) > size || sign * (above[near] ?? 0) > size) return false;
    }
  }
  return true;
}

/** The sub-pixel offset of an extremum, or nothing where it is a point on an edge. */
function refine(plane: Float32Array, at: number, width: number): { x: number; y: number } | null {
  const value = plane[at] ?? 0;
  const left = plane[at - 1] ?? 0;
  const right = plane[at + 1] ?? 0;
  const up = plane[at - width] ?? 0;
  const down = plane[at + width] ?? 0;
  const xx = left + right - 2 * value;
  const yy = up + down - 2 * value;
  const xy =
    ((plane[at + width + 1] ?? 0) -
      (plane[at + width - 1] ?? 0) -
      (plane[at - width + 1] ?? 0) +
      (plane[at - width - 1] ?? 0)) /
    4;
  const determinant = xx * yy - xy * xy;
  if (determinant <= 0 || (xx + yy) ** 2 * LONGEST >= (LONGEST + 1) ** 2 * determinant) return null;
  const slopeX = (right - left) / 2;
  const slopeY = (down - up) / 2;
  return {
    x: clampHalf((xy * slopeY - yy * slopeX) / determinant),
    y: clampHalf((xy * slopeX - xx * slopeY) / determinant),
  };
}

const clampHalf = (offset: number): number => Math.max(-0.5, Math.min(0.5, offset));
