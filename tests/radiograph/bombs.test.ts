/** Small files that claim or unpack to more than any memory holds. The peak is that of this test's own process. */

import { constants, crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import { unzip } from '../../src/study/intake/unzip.ts';
import { dicomFile } from '../support/dicom-file.ts';
import { assembled, pngFile } from '../support/png-file.ts';
import { greyFields, short, tiffFile } from '../support/tiff-file.ts';

/** Far less than any of the bombs: code, and the pieces that are unpacked before one is noticed. */
const MOST_BYTES = 100e6;

/** Raw deflate of very many zeros: a block of a megabyte and the flush after it, again and again. */
function zeros(megabytes: number, start: Uint8Array = new Uint8Array()): Buffer {
  const flushed = { finishFlush: constants.Z_SYNC_FLUSH };
  const block = deflateRawSync(Buffer.alloc(1e6), flushed);
  return Buffer.concat([
    deflateRawSync(start, flushed),
    ...Array<Buffer>(megabytes).fill(block),
    deflateRawSync(Buffer.alloc(0)),
  ]);
}

const zlibZeros = (megabytes: number): Buffer =>
  Buffer.concat([Buffer.of(0x78, 0x9c), zeros(megabytes), Buffer.alloc(4)]);

const square = [short(256, 50_000), short(257, 50_000), short(278, 50_000)];

test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
  [
    'a PNG header of 50,000 × 50,000',
    'too-large',
    () => assembled({ width: 50_000, height: 50_000, depth: 16, colourType: 6 }, Buffer.alloc(10)),
  ],
  [
    'a PNG that inflates to 2 GB',
    'damaged',
    () => assembled({ width: 100, height: 100, depth: 8, colourType: 0 }, zlibZeros(2000)),
  ],
  [
    'a TIFF header of 50,000 × 50,000',
    'too-large',
    () => tiffFile({ fields: [...greyFields(1, 1, 8), ...square], blocks: [Uint8Array.of(0)] }),
  ],
  [
    'a TIFF with a tile of 65,535 × 65,535',
    'too-large',
    () =>
      tiffFile({
        tiled: true,
        fields: [...greyFields(9, 9, 8), short(322, 65_535), short(323, 65_535)],
        blocks: [Uint8Array.of(0)],
      }),
  ],
  [
    'a TIFF that inflates to 2 GB',
    'damaged',
    () => tiffFile({ fields: [...greyFields(100, 100, 8), short(259, 8)], blocks: [zlibZeros(2000)] }),
  ],
  ['a DICOM file that claims 2 GB', 'damaged', () => dicomFile('claims-2-gigabytes')],
])('%s is refused (%s) before it is held', async (_, reason, make) => {
  const file = await make();
  const before = process.resourceUsage().maxRSS * 1024;
  await expect(decodeRadiograph(file, nodeRasterDecoder)).rejects.toMatchObject({
    name: 'UnreadableRadiograph',
  });
  const refused = await decodeRadiograph(file, nodeRasterDecoder).catch((error) => error.reason);
  expect([reason, 'too-large']).toContain(refused);
  expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(MOST_BYTES);
});

test('a ZIP archive whose picture unpacks to 2 GB is passed by before it is held', async () => {
  const start = pngFile({ width: 1, height: 1, depth: 8, colourType: 0, samples: [0] });
  const archive = zipOf('bomb.png', zeros(2000, start), 1000, crc32(start));
  const before = process.resourceUsage().maxRSS * 1024;
  const found: unknown[] = [];
  const incoming = { path: 'all.zip', file: new File([archive], 'all.zip') };
  for await (const each of unzip(incoming, new AbortController().signal)) found.push(each);
  expect(found).toEqual([{ path: 'all.zip/bomb.png', reason: { kind: 'damaged' } }]);
  expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(MOST_BYTES);
});

/** The last test, for its peak is the highest: before it is known how much a data set should inflate to, it is read whole. */
test('a DICOM file that inflates to 2 GB is refused at an eighth of that', async () => {
  const file = Buffer.from(await dicomFile('deflated'));
  // The meta information stays as it is; how long it is, its first element says.
  const data = 144 + file.readUInt32LE(140);
  const bomb = Buffer.concat([file.subarray(0, data), zeros(2000)]);
  const before = process.resourceUsage().maxRSS * 1024;
  await expect(decodeRadiograph(bomb, nodeRasterDecoder)).rejects.toMatchObject({ reason: 'damaged' });
  expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(600e6);
});

/** An archive of one deflated file, with a size that may be a lie (PKWARE's APPNOTE, sections 4.3.7, 4.3.12, 4.3.16). */
function zipOf(name: string, packed: Uint8Array, claims: number, crc: number): Uint8Array<ArrayBuffer> {
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc, 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(claims, 8);
  const words = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
  const label = Buffer.from(name);
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    words(20, 0, 8, 0, 0),
    sizes,
    words(label.length, 0),
    label,
  ]);
  const directory = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    words(20, 20, 0, 8, 0, 0),
    sizes,
    words(label.length, 0, 0, 0, 0, 0, 0, 0, 0),
    label,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, packed, directory, end]));
}
