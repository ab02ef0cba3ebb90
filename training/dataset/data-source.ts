/** Where a set comes from and under which licence, as `source.json` in its folder says. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { wrongUsage } from '../exit-code.ts';

const schema = v.object({ name: v.string(), licence: v.string(), source: v.string() });

export type DataSource = v.InferOutput<typeof schema>;

/**
 * Reads `source.json` ({ name, licence, source }) of a set.
 *
 * @returns the folder's name and "not stated" where there is no such file
 * @throws CommandFailure where the file is there and not of that form
 */
export async function dataSource(root: string, name: string): Promise<DataSource> {
  const path = join(root, 'source.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw wrongUsage(`${path} cannot be read: ${error.message}.`);
  });
  if (text === null) return { name, licence: 'not stated', source: 'not stated' };
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw wrongUsage(`${path} must be an object with the texts "name", "licence" and "source".`);
  }
}
