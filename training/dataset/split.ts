/** A split: which sources are for training, choosing, calibrating and testing; a small file that names contents. */

import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { wrongUsage } from '../exit-code.ts';
import type { PictureGroup } from './group-pictures.ts';

/** Training fits on `train`, chooses on `validation`; temperature and thresholds come from `calibration`. */
export const SIDES = ['train', 'validation', 'calibration', 'test'] as const;

export type Side = (typeof SIDES)[number];

const splitSchema = v.object({
  format: v.literal('osteoscope-split/1'),
  seed: v.number(),
  /** How it was made, for people. */
  method: v.string(),
  /** Each source stands once, so it cannot be on two sides. */
  groups: v.array(
    v.object({ side: v.picklist(SIDES), contents: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))) }),
  ),
});

export type Split = v.InferOutput<typeof splitSchema>;

/** What a split says of a content. */
export interface Standing {
  readonly side: Side;
  /** Number of the group in the split. */
  readonly group: number;
}

/**
 * Looks up contents in a split.
 *
 * @throws CommandFailure where one content stands in two groups
 */
export function standings(split: Split): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  split.groups.forEach(({ side, contents }, group) => {
    for (const content of contents) {
      if (found.has(content)) {
        throw wrongUsage(`The split is not valid: the content ${content} stands in two of its groups.`);
      }
      found.set(content, { side, group });
    }
  });
  return found;
}

/** A group and the side it is on, as a split names it. */
export function splitGroup(side: Side, group: PictureGroup): Split['groups'][number] {
  return { side, contents: [...new Set(group.pictures.map((picture) => picture.content))].sort() };
}

/**
 * Reads a split file.
 *
 * @throws CommandFailure where it is missing, no split, or one content stands in two groups
 */
export async function readSplit(path: string): Promise<Split> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw wrongUsage(`The split ${path} cannot be read: ${error.message}.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrongUsage(`The split ${path} is not JSON.`);
  }
  const result = v.safeParse(splitSchema, json);
  if (!result.success) throw wrongUsage(`${path} is not a split: ${result.issues[0].message}.`);
  standings(result.output);
  return result.output;
}

/**
 * Writes a split file.
 *
 * @throws CommandFailure where one content stands in two groups, or the file cannot be written
 */
export async function writeSplit(path: string, split: Split): Promise<void> {
  standings(split);
  await writeFile(path, `${JSON.stringify(split)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw wrongUsage(`The split cannot be written to ${path}: ${error.message}.`);
  });
}
