/** One training picture as one epoch sees it: picture and mask changed alike. */

import type { InputSpec } from '../../../src/classifier/model-card.ts';
import type { Size } from '../../../src/radiograph/letterbox.ts';
import type { Random } from '../../random.ts';
import { blurPlane } from '../audit/grey-plane.ts';
import type { Augmentation, Chance } from './augmentation.ts';
import { collimate } from './collimator.ts';
import { cutOut } from './cutout.ts';
import { throughJpeg } from './jpeg.ts';
import { burnMarks } from './marks.ts';
import { movePicture, NO_MOVEMENT } from './movement.ts';
import { addNoise } from './noise.ts';
import { coverCells, movedOutline, outlinesOf } from './region-mask.ts';
import { changeTone } from './tone.ts';
import { type Drawn, drawView, type View } from './view.ts';

/** In pixels: a narrower blur changes nothing that 8 bits could show. */
const SLIGHTEST_BLUR = 0.4;

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
  await changeLook(picture, frame, view, augmentation, random);
}

/** Each step draws from a stream of its own: what one recipe adds changes nothing of the other steps. */
async function changeLook(
  picture: Uint8ClampedArray,
  frame: Size,
  { kept }: View,
  { collimator, marks, tone, blur, noise, jpeg, cutout }: Augmentation,
  random: Random,
): Promise<void> {
  const drawnFor = (step: string, { chance }: Chance): Random | null => {
    const own = random.fork(step);
    return own.uniform() < chance ? own : null;
  };
  const forCollimator = collimator && drawnFor('collimator', collimator);
  if (forCollimator) collimate(picture, frame, collimator.depth, kept, forCollimator);
  const forMarks = marks && drawnFor('marks', marks);
  if (forMarks) burnMarks(picture, frame, marks.size, kept, forMarks);
  if (tone) changeTone(picture, tone, random.fork('tone'));
  const forBlur = blur && drawnFor('blur', blur);
  if (forBlur) {
    const plane = { ...frame, pixels: new Float32Array(picture) };
    picture.set(blurPlane(plane, forBlur.between(SLIGHTEST_BLUR, blur.sigma)).pixels);
  }
  const forNoise = noise && drawnFor('noise', noise);
  if (forNoise) addNoise(picture, forNoise.between(0, noise.deviation), forNoise);
  const forJpeg = jpeg && drawnFor('jpeg', jpeg);
  if (forJpeg) {
    await throughJpeg(picture, frame, jpeg.lowest + forJpeg.integer(jpeg.highest - jpeg.lowest + 1));
  }
  const forCutout = cutout && drawnFor('cutout', cutout);
  if (forCutout) cutOut(picture, frame, cutout.size, kept, forCutout);
}
