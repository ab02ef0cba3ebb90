/** The verdict on two pictures: one source or not. */

import { type Agreement, agreementOf, refineMap } from './agreement.ts';
import { flipKeypoints, type Keypoints } from './descriptors.ts';
import { type Fingerprint, RELIEF_SPACING, type Relief } from './fingerprint.ts';
import { shareInPlace } from './in-place.ts';
import { type AffineMap, registerKeypoints } from './register.ts';

/** How one picture lies on another and how well it fits there. */
export interface Likeness extends Agreement {
  readonly inliers: number;
  readonly flipped: boolean;
  /** From the first picture's relief, flipped left to right where `flipped`, to the second's, in pixels. */
  readonly map: AffineMap;
}

const FEWEST_INLIERS = 6;

/**
 * Compares two pictures.
 *
 * @param flipped whether to compare the first one's mirror image
 * @returns null where they cannot be laid over each other
 */
export function compare(a: Fingerprint, b: Fingerprint, flipped: boolean): Likeness | null {
  const keypoints = flipped ? flippedKeypoints(a) : a.keypoints;
  const registration = registerKeypoints(keypoints, b.keypoints, FEWEST_INLIERS);
  if (!registration) return null;
  const relief = turnedOver(a, flipped);
  const map = refineMap(relief, b.relief, toReliefPixels(registration.map));
  return { ...agreementOf(relief, b.relief, map), inliers: registration.inliers, flipped, map };
}

/** Part of the blocks of picture a that lie where they should on picture b, see `shareInPlace`. */
export const partInPlace = (a: Fingerprint, b: Fingerprint, { flipped, map }: Likeness): number =>
  shareInPlace(turnedOver(a, flipped), b.relief, map);

export const flippedKeypoints = (picture: Fingerprint): Keypoints =>
  flipKeypoints(picture.keypoints, picture.width);

function turnedOver({ relief }: Fingerprint, flipped: boolean): Relief {
  if (!flipped) return relief;
  const { width, height, values } = relief;
  const mirror = new Int8Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) mirror[y * width + x] = values[y * width + width - 1 - x] ?? 0;
  }
  return { width, height, values: mirror };
}

/** The same map between planes of which one pixel spans several. */
function toReliefPixels({ xx, xy, x0, yx, yy, y0 }: AffineMap): AffineMap {
  // The middle of a small pixel lies half its width from its edge.
  const shift = (RELIEF_SPACING - 1) / 2;
  return {
    xx,
    xy,
    x0: (xx * shift + xy * shift + x0 - shift) / RELIEF_SPACING,
    yx,
    yy,
    y0: (yx * shift + yy * shift + y0 - shift) / RELIEF_SPACING,
  };
}
