/** A model's files as a person gave them: dropped, chosen, or out of an archive. */

import type { ModelFiles } from './model-files.ts';
import { UnusableModel } from './unusable-model.ts';

export function givenModelFiles(files: ReadonlyMap<string, Blob>): ModelFiles {
  return {
    async read(name, signal) {
      signal?.throwIfAborted();
      const file = files.get(name);
      if (!file) throw new UnusableModel('missing', `The model's file ${name} is not among those given.`);
      try {
        return new Uint8Array(await file.arrayBuffer());
      } catch (cause) {
        throw new UnusableModel(
          'unreachable',
          `The model's file ${name} can no longer be read: it was moved, changed or removed since it was chosen.`,
          { cause },
        );
      }
    },
  };
}
