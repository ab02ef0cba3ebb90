/** Opens archives in the test's own thread: the code that the worker runs. */

import type { Unpack } from '../../src/study/intake/incoming.ts';
import { unzip } from '../../src/study/intake/unzip.ts';
import { UnusableArchive } from '../../src/study/intake/zip-directory.ts';

export const unpackHere: Unpack = async (archive, onFound, signal) => {
  try {
    for await (const found of unzip(archive, signal)) onFound(found);
  } catch (error) {
    if (!(error instanceof UnusableArchive)) throw error;
    onFound({ path: archive.path, reason: { kind: 'refused', why: error.message } });
  }
};
