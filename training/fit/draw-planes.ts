/** The pixels of a batch; no tensors, so that threads without an engine can draw them. */

import { augment } from '../dataset/augmentation/augment.ts';
import { seededRandom } from '../random.ts';
import type { BatchPlan, BatchPlanes, Example } from './batches.ts';

/** What drawing needs to know of an example. */
export type Drawable = Pick<Example, 'grey' | 'regions' | 'variants'>;

/** Draws what some examples look like in an epoch. */
export async function drawPlanes(
  examples: readonly Drawable[],
  chosen: readonly number[],
  epoch: number,
  { input, augmentation, map, seed }: BatchPlan,
): Promise<BatchPlanes> {
  const plane = input.width * input.height;
  const cells = map ? map.width * map.height : 0;
  const pictures = new Uint8Array(chosen.length * plane);
  const masks = map ? new Float32Array(chosen.length * cells) : null;
  const random = seededRandom(seed).fork(`pictures of epoch ${epoch}`);
  for (const [place, index] of chosen.entries()) {
    const example = examples[index];
    if (!example) throw new RangeError(`There is no example ${index} among ${examples.length}.`);
    const variant = example.variants?.[epoch % example.variants.length];
    if (variant) {
      pictures.set(variant.picture, place * plane);
      if (variant.mask) masks?.set(variant.mask, place * cells);
      continue;
    }
    await augment(example, input, augmentation, random.fork(index), {
      picture: new Uint8ClampedArray(pictures.buffer, place * plane, plane),
      mask: map && masks ? { size: map, cells: masks.subarray(place * cells, (place + 1) * cells) } : null,
    });
  }
  return { pictures, masks };
}
