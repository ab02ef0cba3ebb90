/** Pictures that a network can tell apart: a bright bar on black, broken where it is fractured. */

import { encode } from 'fast-png';
import { type Random, seededRandom } from '../../training/random.ts';
import { scratchFiles } from './scratch-folder.ts';

function bar(fractured: boolean, random: Random): Uint8Array {
  const size = 40;
  const shift = random.integer(10);
  const data = Uint8Array.from({ length: size * size }, (_, pixel) => {
    const [x, y] = [pixel % size, Math.floor(pixel / size)];
    const bone = x > 10 + shift && x < 20 + shift && !(fractured && y > 17 && y < 23);
    return (bone ? 190 : 20) + random.integer(30);
  });
  return encode({ width: size, height: size, data, channels: 1, depth: 8 });
}

/** A folder with so many of each class, and more files beside them. */
export async function bars(count: number, more: Record<string, string> = {}): Promise<string> {
  const random = seededRandom(3);
  const files: Record<string, string | Uint8Array> = { ...more };
  for (let index = 0; index < count; index++) {
    files[`fractured/${index}.png`] = bar(true, random);
    files[`not fractured/${index}.png`] = bar(false, random);
  }
  return scratchFiles(files);
}
