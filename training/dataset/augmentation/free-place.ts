/** Finds a place for something on a training picture that leaves the drawn fractures free. */

import type { Box } from '../../../src/metrics/localisation.ts';
import type { Random } from '../../random.ts';

const TRIES = 8;

/**
 * @param width of what is to be placed, as a share of the frame's
 * @param kept what stays uncovered, in fractions of the frame
 * @returns null where chance found no free place
 */
export function freePlace(width: number, height: number, kept: readonly Box[], random: Random): Box | null {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const place = { left: random.between(0, 1 - width), top: random.between(0, 1 - height), width, height };
    if (!kept.some((box) => overlap(box, place))) return place;
  }
  return null;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
