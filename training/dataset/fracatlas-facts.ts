/** What FracAtlas says of its pictures in `dataset.csv`: body region, view, hardware, number of fractures. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nothingDone } from '../exit-code.ts';

export const BODY_REGIONS = ['hand', 'leg', 'hip', 'shoulder', 'mixed'] as const;
export const VIEWS = ['frontal', 'lateral', 'oblique'] as const;

export type BodyRegion = (typeof BODY_REGIONS)[number];
export type View = (typeof VIEWS)[number];

export interface FracAtlasFacts {
  readonly regions: readonly BodyRegion[];
  /** Several where the picture is a sheet of several views. */
  readonly views: readonly View[];
  /** Plates, screws, nails or wires are in the picture. */
  readonly hardware: boolean;
  readonly fractured: boolean;
  readonly fractures: number;
}

/**
 * Reads the table of a FracAtlas folder.
 *
 * @returns the facts by file name, or null where the folder has no `dataset.csv`
 * @throws CommandFailure where the table is not FracAtlas's
 * @see Abedeen et al., "FracAtlas", Scientific Data 10 (2023) 521
 */
export async function readFracAtlasFacts(root: string): Promise<ReadonlyMap<string, FracAtlasFacts> | null> {
  const path = join(root, 'dataset.csv');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw nothingDone(`${path} cannot be read: ${error.message}.`);
  });
  if (text === null) return null;

  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = header.split(',').map((name) => name.trim());
  const needed = ['image_id', ...BODY_REGIONS, ...VIEWS, 'hardware', 'fractured', 'fracture_count'];
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw nothingDone(`${path} has no column ${missing.join(', ')}.`);

  const facts = new Map<string, FracAtlasFacts>();
  for (const [index, line] of lines.entries()) {
    const cells = new Map(line.split(',').map((cell, column) => [columns[column] ?? '', cell.trim()]));
    const count = (name: string): number => {
      const value = Number(cells.get(name) || Number.NaN);
      if (!Number.isSafeInteger(value) || value < 0) {
        throw nothingDone(`${path}, line ${index + 2}: ${name} is not a count: "${cells.get(name) ?? ''}".`);
      }
      return value;
    };
    facts.set(cells.get('image_id') ?? '', {
      regions: BODY_REGIONS.filter((region) => count(region) > 0),
      views: VIEWS.filter((view) => count(view) > 0),
      hardware: count('hardware') > 0,
      fractured: count('fractured') > 0,
      fractures: count('fracture_count'),
    });
  }
  return facts;
}

/** How many neighbours in number are taken to be of one patient: the set names none. */
const BLOCK = 20;

/**
 * Which block of 20 consecutive numbers a FracAtlas picture is in.
 *
 * @returns null where the name is not one of FracAtlas's
 */
export function fracAtlasBlock(file: string): number | null {
  const number = /^IMG(\d{7})\.\w+$/.exec(file.slice(file.lastIndexOf('/') + 1))?.[1];
  return number === undefined ? null : Math.floor(Number(number) / BLOCK);
}
