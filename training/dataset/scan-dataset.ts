/** Reads a folder of pictures: `split/class`, `class`, or flat, with `regions.json` beside where there is one. */

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { labelOfFolders } from '../../src/classifier/folder-label.ts';
import { nothingDone, wrongUsage } from '../exit-code.ts';
import type { Dataset, OfficialSide, Picture, Region } from './dataset.ts';

const SIDE_FOLDERS: ReadonlyMap<string, OfficialSide> = new Map([
  ['train', 'train'],
  ['training', 'train'],
  ['val', 'val'],
  ['valid', 'val'],
  ['validation', 'val'],
  ['test', 'test'],
]);

/** Files that describe a set and are no pictures. */
const NOT_PICTURES = /\.(csv|tsv|json|jsonl|txt|md|html|ya?ml)$/i;

const drawnRegions = v.record(
  v.string(),
  v.array(
    v.object({
      box: v.tuple([v.number(), v.number(), v.number(), v.number()]),
      polygons: v.optional(v.array(v.pipe(v.array(v.number()), v.minLength(6))), []),
    }),
  ),
);

/**
 * Lists the pictures under a folder. Folders named after a class or a split say what is in them, at any depth;
 * names that begin with a dot are passed over.
 *
 * @throws CommandFailure where the folder is not there, is no folder, or holds no files
 */
export async function scanDataset(folder: string): Promise<Dataset> {
  const root = resolve(folder);
  const facts = await stat(root).catch(() => null);
  if (!facts) throw wrongUsage(`There is no folder ${root}.`);
  if (!facts.isDirectory()) throw wrongUsage(`${root} is a file; a folder of pictures is needed.`);

  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !NOT_PICTURES.test(path) && !below(root, path).some((part) => part.startsWith('.')))
    .sort();
  if (paths.length === 0) throw nothingDone(`${root} holds no pictures.`);

  const regions = await readRegions(join(root, 'regions.json'));
  const pictures: Picture[] = [];
  for (const path of paths) {
    const parts = below(root, path);
    const folders = parts.slice(0, -1).map((part) => part.toLowerCase());
    pictures.push({
      path,
      file: parts.join('/'),
      dataset: basename(root),
      content: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
      label: labelOfFolders(folders),
      side: sideOfFolders(folders),
      regions: regions?.get(basename(path)) ?? null,
    });
  }
  return { name: basename(root), root, pictures };
}

/**
 * The pictures of each class.
 *
 * @throws CommandFailure naming the class that has none
 */
export function requireBothClasses(pictures: readonly Picture[], where: string): void {
  for (const label of ['fractured', 'not fractured'] as const) {
    if (!pictures.some((picture) => picture.label === label)) {
      throw nothingDone(
        `${where} holds no picture labelled "${label}": pictures are read from folders named "fractured" and "not fractured".`,
      );
    }
  }
}

function below(root: string, path: string): string[] {
  return path.slice(root.length + 1).split(/[\\/]/);
}

function sideOfFolders(folders: readonly string[]): OfficialSide | null {
  for (const folder of folders) {
    const side = SIDE_FOLDERS.get(folder);
    if (side) return side;
  }
  return null;
}

async function readRegions(path: string): Promise<ReadonlyMap<string, readonly Region[]> | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const drawn = v.parse(drawnRegions, JSON.parse(text));
    return new Map(
      Object.entries(drawn).map(([file, regions]) => [
        file,
        regions.map(({ box: [left, top, width, height], polygons }) => ({
          left,
          top,
          width,
          height,
          polygons,
        })),
      ]),
    );
  } catch (cause) {
    throw nothingDone(`${path} is not a file of drawn regions: ${String(cause)}`, { cause });
  }
}
