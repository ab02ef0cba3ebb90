/** A folder of phantoms for training: a picture set like any other, with the fractures' places beside it. */

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Label } from '../../src/classifier/finding.ts';
import type { Box } from '../../src/metrics/localisation.ts';
import { wrongUsage } from '../exit-code.ts';
import { seededRandom } from '../random.ts';
import { FRACTURE_KINDS } from './fracture.ts';
import { LIMBS } from './limb.ts';
import { type PhantomRequest, phantom } from './phantom.ts';
import { phantomPng } from './phantom-png.ts';

export interface PhantomSeries {
  readonly count: number;
  readonly seed: number;
  /** The longer side in pixels; the shorter is 0.7 of it. */
  readonly size: number;
  readonly bits: 8 | 16;
  /** Share of the phantoms that have a fracture, in [0, 1]. */
  readonly fractured: number;
}

/**
 * Writes a series of phantoms into `fractured/` and `not fractured/`, and `regions.json` beside them: for each file its
 * boxes, [left, top, width, height] in fractions of the picture.
 *
 * @param folder new or empty
 * @param onWritten called after each file
 * @throws CommandFailure where something is in the folder already; then nothing is written
 */
export async function writePhantoms(
  folder: string,
  series: PhantomSeries,
  onWritten: () => void = () => {},
): Promise<void> {
  await refuseOccupied(folder);
  const regions: Record<string, { readonly box: readonly number[] }[]> = {};
  for (const label of ['fractured', 'not fractured'] satisfies Label[]) {
    await mkdir(join(folder, label), { recursive: true });
  }
  for (let index = 0; index < series.count; index++) {
    const request = requestFor(series, index);
    const made = phantom(request);
    const label: Label = made.fracture ? 'fractured' : 'not fractured';
    const file = `${String(index + 1).padStart(5, '0')}-${plain(request.limb)}-${request.fracture ?? 'whole'}.png`;
    await writeFile(join(folder, label, file), phantomPng(made));
    regions[file] = made.fracture ? [{ box: asRegion(made.fracture.box) }] : [];
    onWritten();
  }
  await writeFile(join(folder, 'regions.json'), `${JSON.stringify(regions, null, 1)}\n`);
}

/** What the phantom at an index of a series is; fractures are spread evenly over the series. */
function requestFor({ seed, size, bits, fractured }: PhantomSeries, index: number): PhantomRequest {
  const random = seededRandom(seed).fork(index);
  const hasFracture = Math.floor((index + 1) * fractured + 1e-9) > Math.floor(index * fractured + 1e-9);
  const limb = LIMBS[random.integer(LIMBS.length)] ?? 'forearm';
  const kind = FRACTURE_KINDS[random.integer(FRACTURE_KINDS.length)] ?? 'transverse';
  return {
    seed: random.integer(2 ** 31),
    limb,
    fracture: hasFracture ? kind : null,
    width: Math.round(size * 0.7),
    height: size,
    bits,
    exposure: 2 ** random.between(-1, 1),
  };
}

const asRegion = ({ left, top, width, height }: Box): number[] =>
  [left, top, width, height].map((share) => Number(share.toFixed(5)));

/** A name that is easy on every file system. */
const plain = (name: string): string => name.replaceAll(' ', '-');

async function refuseOccupied(folder: string): Promise<void> {
  const found = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw wrongUsage(`${folder} cannot be used for the phantoms: ${cause.message}`);
  });
  if (found.length > 0) {
    throw wrongUsage(`${folder} is not empty. Name a new folder: phantoms are never mixed with other files.`);
  }
}
