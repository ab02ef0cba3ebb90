/** Fingerprints kept on disk by the content of their files, so that a second audit need not decode a picture again. */

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Goes up whenever a fingerprint would come out otherwise. */
const VERSION = 1;

/** Where fingerprints are kept when nobody says otherwise: the system's folder for what can be made anew. */
export function defaultCacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base =
    environment.XDG_CACHE_HOME ??
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : process.platform === 'win32'
        ? (environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
        : join(homedir(), '.cache'));
  return join(base, 'osteoscope', 'audit');
}

export interface FingerprintCache {
  /** @returns null where the content is not known */
  read(content: string): Promise<Uint8Array | null>;
  write(content: string, fingerprint: Uint8Array): Promise<void>;
}

/**
 * Opens a cache; its folder is made when the first fingerprint is written.
 *
 * Contents are named by the SHA-256 of the file's bytes.
 */
export function openFingerprintCache(folder: string): FingerprintCache {
  const fileOf = (content: string): string =>
    join(folder, `v${VERSION}`, content.slice(0, 2), `${content}.fingerprint`);
  return {
    async read(content) {
      try {
        return await readFile(fileOf(content));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(content, fingerprint) {
      const file = fileOf(content);
      await mkdir(dirname(file), { recursive: true });
      // Written beside and renamed, so that a run that is stopped leaves no half fingerprint.
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, fingerprint);
      await rename(unfinished, file);
    },
  };
}
