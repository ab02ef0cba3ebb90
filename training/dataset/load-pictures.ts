/** Decodes pictures to small grey planes in memory, once for every content; what was decoded before comes from disk. */

import type { InputSpec } from '../../src/classifier/model-card.ts';
import type { Size } from '../../src/radiograph/letterbox.ts';
import { letterboxedGrey } from '../../src/radiograph/letterboxed-grey.ts';
import { UnreadableRadiograph } from '../../src/radiograph/unreadable-radiograph.ts';
import { readRadiograph } from '../read-radiograph.ts';
import { severalAtATime } from '../several-at-a-time.ts';
import type { Picture } from './dataset.ts';
import { onePerContent } from './one-per-content.ts';
import type { PlaneCache } from './plane-cache.ts';

/** A picture that could not be read, with the sentence that says why. */
export interface UnreadablePicture {
  readonly picture: Picture;
  readonly reason: string;
}

/** A picture as a network of one input size sees it. */
export interface LoadedPlane {
  /** Letterboxed, shape [height · width], 255 for white; in memory that threads share. */
  readonly grey: Uint8Array;
  /** Size of the picture in its file. */
  readonly picture: Size;
}

export interface LoadedPictures {
  /** By content. */
  readonly planes: ReadonlyMap<string, LoadedPlane>;
  /** Every file of a content that could not be read. */
  readonly unreadable: readonly UnreadablePicture[];
}

export interface LoadOptions {
  /** Null decodes everything anew. */
  readonly cache: PlaneCache | null;
  /** Called with the number of contents done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called once where the cache cannot be used; the pictures are loaded nevertheless. */
  readonly onCacheFailure?: (error: Error) => void;
}

/** Reads, decodes and letterboxes pictures. */
export async function loadPictures(
  pictures: readonly Picture[],
  input: InputSpec,
  { cache, onProgress, onCacheFailure }: LoadOptions,
): Promise<LoadedPictures> {
  const wanted = onePerContent(pictures);
  const size = input.width * input.height;
  const memory = new SharedArrayBuffer(wanted.length * size);
  const places = new Map(
    wanted.map(({ content }, index) => [content, new Uint8Array(memory, index * size, size)]),
  );
  const planes = new Map<string, LoadedPlane>();
  const reasons = new Map<string, string>();
  const done = (): void => onProgress?.(planes.size + reasons.size, wanted.length);
  const keep = (content: string, picture: Size, grey: Uint8Array): void => {
    planes.set(content, { grey, picture: { width: picture.width, height: picture.height } });
    done();
  };
  let usable = cache;
  const giveUpCache = (error: unknown): void => {
    if (usable) onCacheFailure?.(error instanceof Error ? error : new Error(String(error)));
    usable = null;
  };

  const unknown = (content: string): Uint8Array | null =>
    planes.has(content) ? null : (places.get(content) ?? null);
  await usable?.read(unknown, keep).catch(giveUpCache);
  await severalAtATime(wanted, async ({ content, path }) => {
    const place = unknown(content);
    if (!place) return;
    try {
      const radiograph = await readRadiograph(path);
      const grey = letterboxedGrey(radiograph, input, input.margin);
      for (let pixel = 0; pixel < size; pixel++) place[pixel] = Math.round((grey[pixel] ?? 0) * 255);
      keep(content, radiograph, place);
      await usable?.write(content, radiograph, place).catch(giveUpCache);
    } catch (error) {
      if (!(error instanceof UnreadableRadiograph)) throw error;
      reasons.set(content, error.message);
      done();
    }
  });
  const unreadable = pictures.flatMap((picture) => {
    const reason = reasons.get(picture.content);
    return reason === undefined ? [] : [{ picture, reason }];
  });
  return { planes, unreadable };
}
