/** Writes PNG files byte by byte, the odd and the wrong ones too, independently of the code that reads them. */

import { crc32, deflateSync } from 'node:zlib';

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced?: boolean;
  /** One element a sample, shape [height · width · channels]. */
  readonly samples: ArrayLike<number>;
  /** Chunks between header and data. */
  readonly extra?: readonly Buffer[];
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pngFile(parts: PngParts): Buffer {
  return assembled(parts, deflateSync(pngRows(parts)));
}

/** A file whose compressed data are given, fitting or not. */
export function assembled(parts: Omit<PngParts, 'samples'>, data: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(parts.width, 0);
  header.writeUInt32BE(parts.height, 4);
  header.set([parts.depth, parts.colourType, 0, 0, parts.interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...(parts.extra ?? []),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** Unfiltered rows, pass by pass. */
export function pngRows({ width, height, depth, colourType, interlaced, samples }: PngParts): Buffer {
  const channels = CHANNELS[colourType] ?? 1;
  const rows: Buffer[] = [];
  for (const [left, top, stepX, stepY] of interlaced ? PASSES : ([[0, 0, 1, 1]] as const)) {
    for (let y = top; y < height && left < width; y += stepY) {
      let bits = '';
      for (let x = left; x < width; x += stepX) {
        for (let channel = 0; channel < channels; channel++) {
          const sample = samples[(y * width + x) * channels + channel] ?? 0;
          bits += sample.toString(2).padStart(depth, '0');
        }
      }
      const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
      rows.push(Buffer.from([0, ...bytes]));
    }
  }
  return Buffer.concat(rows);
}
