/** One training picture as one epoch sees it: picture and mask changed alike. */

import type { InputSpec } from '../../../src/classifier/model-card.ts';
import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Random } from '../../random.ts';
import type { Augmentation } from './augmentation.ts';
import { movePicture, NO_MOVEMENT } from './movement.ts';
import { coverCells, movedOutline, outlinesOf } from './region-mask.ts';
import { type Drawn, drawView } from './view.ts';

/** Where the result goes. */
export interface AugmentTarget {
  /** Shape [height · width], 255 for white. */
  readonly picture: Uint8ClampedArray;
  /** All 0 on entry. */
  readonly mask: { readonly size: Size; readonly cells: Float32Array } | null;
}

/**
 * Changes a picture as a recipe says; the same random numbers change it the same way.
 *
 * @param augmentation null leaves it as it is
 */
export async function augment(
  drawn: Drawn,
  frame: Pick<InputSpec, 'width' | 'height' | 'margin'>,
  augmentation: Augmentation | null,
  random: Random,
  { picture, mask }: AugmentTarget,
): Promise<void> {
  const view = augmentation
    ? drawView(drawn, frame, augmentation, random)
    : { movement: NO_MOVEMENT, kept: [] };
  if (mask) {
    for (const outline of (drawn.regions ?? []).flatMap(outlinesOf)) {
      coverCells(movedOutline(outline, frame, view.movement), mask.size, mask.cells);
    }
  }
  if (!augmentation) {
    picture.set(drawn.grey);
    return;
  }
  movePicture(drawn.grey, frame, view.movement, frame.margin * 255, picture);
}
