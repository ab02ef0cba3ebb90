/** The phantoms that ship with the page, to try it out. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Box } from '../../src/metrics/localisation.ts';
import type { FractureKind } from './fracture.ts';
import type { Limb } from './limb.ts';
import { type Phantom, type PhantomRequest, phantom } from './phantom.ts';
import { phantomPng } from './phantom-png.ts';

/** What `samples.json` says of a sample. */
export interface SampleEntry {
  readonly file: string;
  readonly title: string;
  readonly synthetic: true;
  readonly fractured: boolean;
  /** In fractions of the picture's width and height. */
  readonly box: Box | null;
  readonly limb: Limb;
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  readonly seed: number;
}

export interface Sample {
  readonly file: string;
  readonly title: string;
  readonly request: PhantomRequest;
}

const SIZE = { width: 700, height: 1000 } as const;

const sample = (
  title: string,
  limb: Limb,
  fracture: FractureKind | null,
  seed: number,
  more: Partial<PhantomRequest> = {},
): Sample => ({
  file: `${title.toLowerCase().replaceAll(' ', '-')}.png`,
  title,
  request: { seed, limb, fracture, ...SIZE, ...more },
});

export const SAMPLES: readonly Sample[] = [
  sample('Forearm transverse fracture', 'forearm', 'transverse', 3, { sideLetter: true, collimated: false }),
  sample('Forearm no fracture', 'forearm', null, 9, { collimated: true }),
  sample('Lower leg spiral fracture', 'lower leg', 'spiral', 11, { sideLetter: true, collimated: false }),
  sample('Lower leg displaced fracture', 'lower leg', 'displaced', 3, { collimated: false }),
  sample('Finger oblique fracture', 'finger', 'oblique', 4, { collimated: false }),
  sample('Wrist hairline fracture', 'wrist', 'hairline', 2, { sideLetter: true, collimated: true }),
  sample('Wrist no fracture', 'wrist', null, 1, { collimated: false }),
  sample('Knee no fracture 16 bit', 'knee', null, 5, {
    bits: 16,
    width: 560,
    height: 800,
    sideLetter: false,
  }),
];

/** Writes the samples and `samples.json` into a folder, over what was there under the same names. */
export async function writeSamples(folder: string, onWritten: () => void = () => {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries: SampleEntry[] = [];
  for (const each of SAMPLES) {
    const made = phantom(each.request);
    await writeFile(join(folder, each.file), phantomPng(made));
    entries.push(entryOf(each, made));
    onWritten();
  }
  await writeFile(join(folder, 'samples.json'), `${JSON.stringify(entries, null, 2)}\n`);
}

export function entryOf({ file, title, request }: Sample, made: Phantom): SampleEntry {
  const rounded = (share: number): number => Number(share.toFixed(4));
  return {
    file,
    title,
    synthetic: true,
    fractured: made.fracture !== null,
    box: made.fracture && {
      left: rounded(made.fracture.box.left),
      top: rounded(made.fracture.box.top),
      width: rounded(made.fracture.box.width),
      height: rounded(made.fracture.box.height),
    },
    limb: made.limb,
    width: made.width,
    height: made.height,
    bits: made.bits,
    seed: request.seed,
  };
}
