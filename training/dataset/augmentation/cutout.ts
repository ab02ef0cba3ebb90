/** A rectangle of one grey on a training picture: so that no single place decides. */

import type { Box } from '../../../src/metrics/localisation.ts';
import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Random } from '../../random.ts';
import { freePlace } from './free-place.ts';

const SMALLEST = 0.05;

/**
 * Fills a rectangle in place; nothing, where chance finds no place that leaves the fractures free.
 *
 * @param largest side, as a share of the frame's
 * @param kept what stays uncovered, in fractions of the frame
 * @see DeVries & Taylor, "Improved regularization of convolutional neural networks with cutout", arXiv:1708.04552 (2017)
 */
export function cutOut(
  picture: Uint8ClampedArray,
  { width, height }: Size,
  largest: number,
  kept: readonly Box[],
  random: Random,
): void {
  const side = (): number => random.between(Math.min(SMALLEST, largest), largest);
  const place = freePlace(side(), side(), kept, random);
  const grey = random.integer(256);
  if (!place) return;
  const left = Math.round(place.left * width);
  const right = Math.round((place.left + place.width) * width);
  const bottom = Math.round((place.top + place.height) * height);
  for (let y = Math.round(place.top * height); y < bottom; y++) {
    picture.fill(grey, y * width + left, y * width + right);
  }
}
