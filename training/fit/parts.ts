/** A batch is cut into parts of a fixed size: what they come to does not depend on how many threads work on them. */

import type { Size } from '../../src/radiograph/letterbox.ts';
import type { BatchPlanes, Example } from './batches.ts';

/** What is known of a picture whose pixels are drawn. */
export type Target = Pick<Example, 'label' | 'weight' | 'regions'>;

/** Some pictures of an epoch: a batch, or a part of one. */
export interface DrawnPictures {
  /** Numbers of the examples. */
  readonly chosen: readonly number[];
  readonly targets: readonly Target[];
  readonly planes: BatchPlanes;
}

/**
 * Cuts a batch into parts, in order; the last may be smaller. Norms go by the pictures of a part alone.
 *
 * @param size most pictures of a part
 * @see Hoffer, Hubara & Soudry, Train longer, generalize better, NeurIPS (2017): ghost batch normalisation
 */
export function cutIntoParts(
  { chosen, targets, planes }: DrawnPictures,
  { input, map, part: size }: { readonly input: Size; readonly map: Size | null; readonly part: number },
): DrawnPictures[] {
  const plane = input.width * input.height;
  const cells = map ? map.width * map.height : 0;
  return Array.from({ length: Math.ceil(chosen.length / size) }, (_, part) => {
    const from = part * size;
    const to = Math.min(from + size, chosen.length);
    return {
      chosen: chosen.slice(from, to),
      targets: targets.slice(from, to),
      planes: {
        pictures: planes.pictures.slice(from * plane, to * plane),
        masks: planes.masks?.slice(from * cells, to * cells) ?? null,
      },
    };
  });
}

/** Shares out things in order, as evenly as can be. */
export function shareOut<Thing>(things: readonly Thing[], shares: number): Thing[][] {
  const start = (share: number): number => Math.round((share * things.length) / shares);
  return Array.from({ length: shares }, (_, share) => things.slice(start(share), start(share + 1)));
}

/** What goes from thread to thread without being copied. */
export const buffersOf = ({ pictures, masks }: BatchPlanes): ArrayBuffer[] => [
  pictures.buffer,
  ...(masks ? [masks.buffer] : []),
];
