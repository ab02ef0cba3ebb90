/** Fingerprints kept on disk by the content of their files, so that a second audit need not decode a picture again. */

import { join } from 'node:path';
import { readCacheFile, writeCacheFile } from './cache-file.ts';

export interface FingerprintCache {
  /** @returns null where the content is not known */
  read(content: string): Promise<Uint8Array | null>;
  write(content: string, fingerprint: Uint8Array): Promise<void>;
}

/**
 * Opens a cache.
 *
 * Contents are named by the SHA-256 of the file's bytes.
 */
export function openFingerprintCache(folder: string): FingerprintCache {
  const fileOf = (content: string): string => join(folder, content.slice(0, 2), `${content}.fingerprint`);
  return {
    read: (content) => readCacheFile(fileOf(content)),
    write: (content, fingerprint) => writeCacheFile(fileOf(content), fingerprint),
  };
}
