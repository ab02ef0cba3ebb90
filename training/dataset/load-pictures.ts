/** Decodes pictures to small grey planes in memory, once for every content. */

import { readFile } from 'node:fs/promises';
import type { InputSpec } from '../../src/classifier/model-card.ts';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { letterboxedGrey } from '../../src/radiograph/letterboxed-grey.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import type { Picture } from './dataset.ts';

/** A picture that could not be read, with the sentence that says why. */
export interface UnreadablePicture {
  readonly picture: Picture;
  readonly reason: string;
}

export interface LoadedPictures {
  /** Grey planes by content, letterboxed, shape [height · width], 255 for white. */
  readonly grey: ReadonlyMap<string, Uint8Array>;
  /** Every file of a content that could not be read. */
  readonly unreadable: readonly UnreadablePicture[];
}

/** Files decoded at a time: enough to keep the decoder's threads busy, few enough to keep memory flat. */
const AT_A_TIME = 8;

/**
 * Reads, decodes and letterboxes pictures.
 *
 * @param onProgress called with the number of contents done
 */
export async function loadPictures(
  pictures: readonly Picture[],
  input: InputSpec,
  onProgress?: (done: number, total: number) => void,
): Promise<LoadedPictures> {
  const grey = new Map<string, Uint8Array>();
  const reasons = new Map<string, string>();
  const waiting = [...new Map(pictures.map((picture) => [picture.content, picture])).values()];
  const total = waiting.length;
  let done = 0;
  const loadNext = async (): Promise<void> => {
    for (let picture = waiting.pop(); picture; picture = waiting.pop()) {
      try {
        grey.set(picture.content, await greyPlane(picture.path, input));
      } catch (error) {
        if (!(error instanceof UnreadableRadiograph)) throw error;
        reasons.set(picture.content, error.message);
      }
      onProgress?.(++done, total);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, loadNext));
  const unreadable = pictures.flatMap((picture) => {
    const reason = reasons.get(picture.content);
    return reason === undefined ? [] : [{ picture, reason }];
  });
  return { grey, unreadable };
}

async function greyPlane(path: string, input: InputSpec): Promise<Uint8Array> {
  const radiograph = await decodeRadiograph(await readFile(path), nodeRasterDecoder);
  return Uint8Array.from(letterboxedGrey(radiograph, input, input.margin), (value) =>
    Math.round(value * 255),
  );
}
