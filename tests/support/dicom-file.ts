/** DICOM files of our own (tests/fixtures/dicom), and the phantom that all of them show. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePng } from '../../src/radiograph/decode-png.ts';
import { readPngFile } from '../../src/radiograph/png-chunks.ts';

const folder = join(import.meta.dirname, '../fixtures/dicom');

/** Side of the phantom in pixels. */
export const SIDE = 128;

/** @param name without its ending */
export async function dicomFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(folder, `${name}.dcm`)));
}

/** The phantom as a 16-bit PNG. */
export async function phantomFile(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(folder, 'phantom.png')));
}

/** The phantom's values, 0 to 4095. */
export async function phantomPixels(): Promise<number[]> {
  return [...(await decodePng(readPngFile(await phantomFile()))).samples];
}
