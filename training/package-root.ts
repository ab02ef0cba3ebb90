/** Where this package lies, wherever its program was built to. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const NAME = 'osteoscope';
const manifest = v.object({ name: v.literal(NAME) });

/** Looks upwards from the running module. */
export function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (isRoot(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`The program does not lie in the ${NAME} package.`);
  }
}

function isRoot(path: string): boolean {
  return existsSync(path) && v.is(manifest, JSON.parse(readFileSync(path, 'utf8')));
}
