/** An exported model's files in a folder. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';

export function storedModelFiles(folder: string): ModelFiles {
  return {
    async read(name, signal) {
      const path = join(folder, name);
      try {
        return new Uint8Array(await readFile(path, signal ? { signal } : {}));
      } catch (cause) {
        signal?.throwIfAborted();
        const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
        throw missing
          ? new UnusableModel('missing', `The model's file ${path} is not there.`, { cause })
          : new UnusableModel('unreachable', `The model's file ${path} cannot be read: ${cause}.`, { cause });
      }
    },
  };
}
