/** Paths as the person typed them: npm runs scripts in the package's folder, not in the person's. */

import { resolve } from 'node:path';

/** Resolves a path against the folder that the person was in when calling the program. */
export function workingPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
