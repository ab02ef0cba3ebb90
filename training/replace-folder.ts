/** Folders that are there whole or not at all. */

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes files into a new folder beside the old one and then puts it in the old one's place, with everything that was in it.
 *
 * @param files contents by name
 */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
): Promise<void> {
  const writing = `${folder}.writing`;
  const replaced = `${folder}.replaced`;
  await rm(writing, { recursive: true, force: true });
  await rm(replaced, { recursive: true, force: true });
  await mkdir(writing, { recursive: true });
  for (const [name, content] of files) await writeFile(join(writing, name), content);
  await rename(folder, replaced).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(writing, folder);
  await rm(replaced, { recursive: true, force: true });
}
