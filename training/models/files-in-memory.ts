/** A model's files that are not on any disk. */

import type { ModelFiles } from '../../src/classifier/model-files.ts';
import { UnusableModel } from '../../src/classifier/unusable-model.ts';

/** @param files by name; text is UTF-8 */
export function filesInMemory(files: ReadonlyMap<string, Uint8Array | string>): ModelFiles {
  return {
    async read(name) {
      const content = files.get(name);
      if (content === undefined) throw new UnusableModel('missing', `The file ${name} was not written.`);
      return new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
  };
}
