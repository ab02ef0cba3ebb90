/** A picture file on this machine → radiograph. */

import { readFile } from 'node:fs/promises';
import { decodeRadiograph } from '../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../src/radiograph/radiograph.ts';

/** @throws UnreadableRadiograph; the file system's error where the file cannot be reached */
export async function readRadiograph(path: string): Promise<Radiograph> {
  return decodeRadiograph(await readFile(path), nodeRasterDecoder);
}
