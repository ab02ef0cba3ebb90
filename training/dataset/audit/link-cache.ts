/** Links kept on disk by the contents that were compared, so that a second audit of the same pictures compares nothing. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import type { PicturePair } from './link-pictures.ts';

export interface LinkCache {
  /** @returns null where these contents have not been linked */
  read(contents: readonly string[]): Promise<PicturePair[] | null>;
  write(contents: readonly string[], pairs: readonly PicturePair[]): Promise<void>;
}

/** Two numbers of 32 bits. */
const PAIR_BYTES = 8;

/**
 * Opens a cache.
 *
 * The links of one list of contents are one file: which pictures are compared depends on all of them, since of many
 * alike only the likest are.
 */
export function openLinkCache(folder: string): LinkCache {
  const fileOf = (contents: readonly string[]): string =>
    join(folder, `${createHash('sha256').update(contents.join('\n')).digest('hex')}.links`);
  return {
    async read(contents) {
      const bytes = await readCacheFile(fileOf(contents));
      if (!bytes || bytes.length % PAIR_BYTES !== 0) return null;
      const pairs = Array.from({ length: bytes.length / PAIR_BYTES }, (_, pair) => ({
        one: bytes.readUInt32LE(PAIR_BYTES * pair),
        other: bytes.readUInt32LE(PAIR_BYTES * pair + 4),
      }));
      return pairs.every(({ one, other }) => Math.max(one, other) < contents.length) ? pairs : null;
    },
    async write(contents, pairs) {
      const bytes = Buffer.alloc(PAIR_BYTES * pairs.length);
      pairs.forEach(({ one, other }, pair) => {
        bytes.writeUInt32LE(one, PAIR_BYTES * pair);
        bytes.writeUInt32LE(other, PAIR_BYTES * pair + 4);
      });
      await writeCacheFile(fileOf(contents), bytes);
    },
  };
}
