/** Whether the parts of a picture lie where they should on another: tells a blurred copy from a limb much like it. */

import { BLOCK, blockCorrelation, laidOver } from './agreement.ts';
import type { Relief } from './fingerprint.ts';
import type { AffineMap } from './register.ts';

/** How far a block is moved to see whether it fits better there, in pixels of the relief. */
const REACH = 3;

/**
 * Part of the blocks that fit nowhere better than where the map puts them. Noise makes all blocks of a copy fit less,
 * but at their places still best; the blocks of another limb in the same posture fit well, but beside their places.
 *
 * @param map from a to b, in pixels of the reliefs
 * @returns 0 to 1; blocks that say nothing do not count
 */
export function shareInPlace(a: Relief, b: Relief, map: AffineMap): number {
  const moved = laidOver(a, b, map);
  let blocks = 0;
  let inPlace = 0;
  for (let top = 0; top + BLOCK <= a.height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= a.width; left += BLOCK) {
      const here = blockCorrelation(a, moved, left, top);
      if (here === null) continue;
      blocks++;
      if (!fitsBetterBeside(a, moved, left, top, here)) inPlace++;
    }
  }
  return inPlace / Math.max(1, blocks);
}

function fitsBetterBeside(a: Relief, moved: Float32Array, left: number, top: number, here: number): boolean {
  for (let down = -REACH; down <= REACH; down++) {
    for (let right = -REACH; right <= REACH; right++) {
      if ((blockCorrelation(a, moved, left, top, right, down) ?? -1) > here) return true;
    }
  }
  return false;
}
