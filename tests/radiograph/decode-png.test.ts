import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decode, encode } from 'fast-png';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePng } from '../../src/radiograph/decode-png.ts';
import { readPngFile } from '../../src/radiograph/png-chunks.ts';
import type { RasterImage } from '../../src/radiograph/raster-decoder.ts';
import { limb } from '../support/limb.ts';
import { assembled, pngChunk, pngFile, pngRows } from '../support/png-file.ts';

const read = async (file: Uint8Array): Promise<RasterImage> => decodePng(readPngFile(file));
const damaged = { name: 'UnreadableRadiograph', reason: 'damaged' };
const random = (length: number, below: number): number[] =>
  Array.from({ length }, (_, at) => (Math.imul(at + 1, 2_654_435_761) >>> 8) % below);

describe('every kind of PNG', () => {
  test.each(
    [
      [0, 1],
      [0, 2],
      [0, 4],
      [0, 8],
      [0, 16],
      [2, 8],
      [2, 16],
      [4, 8],
      [4, 16],
      [6, 8],
      [6, 16],
    ].flatMap(([colourType = 0, depth = 0]) => [
      { colourType, depth, interlaced: false },
      { colourType, depth, interlaced: true },
    ]),
  )(
    'colour type $colourType, $depth bits, interlaced: $interlaced',
    async ({ colourType, depth, interlaced }) => {
      const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[colourType] ?? 0;
      const [width, height] = [13, 11];
      const samples = random(width * height * channels, 2 ** depth);
      const image = await read(pngFile({ width, height, depth, colourType, interlaced, samples }));
      const scale = depth < 8 ? 255 / (2 ** depth - 1) : 1;
      expect(image).toMatchObject({ width, height, channels, bits: depth === 16 ? 16 : 8 });
      expect([...image.samples]).toEqual(samples.map((sample) => sample * scale));
    },
  );

  test.each(
    [1, 2, 4, 8].flatMap((depth) => [
      { depth, interlaced: false },
      { depth, interlaced: true },
    ]),
  )('a palette of $depth bits, interlaced: $interlaced', async ({ depth, interlaced }) => {
    const palette = Buffer.from(random(3 * 2 ** depth, 256));
    const samples = random(9 * 10, 2 ** depth);
    const extra = [pngChunk('PLTE', palette)];
    const image = await read(
      pngFile({ width: 9, height: 10, depth, colourType: 3, interlaced, samples, extra }),
    );
    expect([...image.samples]).toEqual(
      samples.flatMap((index) => [...palette.subarray(3 * index, 3 * index + 3)]),
    );
  });

  test('as small as a picture can be, interlaced: passes without pixels are not there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (width, height) => {
          const samples = random(width * height, 16);
          const file = pngFile({ width, height, depth: 4, colourType: 0, interlaced: true, samples });
          expect([...(await read(file)).samples]).toEqual(samples.map((sample) => sample * 17));
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([false, true])(
    'every row filter, as libpng chooses them (interlaced: %s)',
    async (progressive) => {
      const raw = Buffer.from(limb(200, 120));
      const picture = sharp(raw, { raw: { width: 50, height: 120, channels: 4 } });
      const file = await picture.png({ adaptiveFiltering: true, progressive }).toBuffer();
      expect(Buffer.from((await read(file)).samples)).toEqual(raw);
    },
  );

  test('agrees with another decoder on 16 bits', async () => {
    const data = Uint16Array.from(random(90 * 70, 65_536));
    const file = encode({ width: 90, height: 70, channels: 1, depth: 16, data });
    expect((await read(file)).samples).toEqual(decode(file).data);
  });
});

describe('transparency', () => {
  test('of palette entries comes as alpha; entries it does not name are opaque', async () => {
    const extra = [
      pngChunk('PLTE', Buffer.from([10, 20, 30, 40, 50, 60])),
      pngChunk('tRNS', Buffer.from([128])),
    ];
    const file = pngFile({ width: 2, height: 1, depth: 8, colourType: 3, samples: [0, 1], extra });
    expect(await read(file)).toMatchObject({
      channels: 4,
      samples: Uint8Array.of(10, 20, 30, 128, 40, 50, 60, 255),
    });
  });

  test('of one grey lies over black', async () => {
    const extra = [pngChunk('tRNS', Buffer.from([0, 3]))];
    const file = pngFile({ width: 4, height: 1, depth: 2, colourType: 0, samples: [3, 2, 1, 0], extra });
    expect(await read(file)).toMatchObject({ channels: 1, samples: Uint8Array.of(0, 170, 85, 0) });
  });

  test('of one colour lies over black', async () => {
    const extra = [pngChunk('tRNS', Buffer.from([0, 9, 0, 8, 0, 7]))];
    const samples = [9, 8, 7, 9, 8, 6];
    const file = pngFile({ width: 2, height: 1, depth: 8, colourType: 2, samples, extra });
    expect(await read(file)).toMatchObject({ channels: 3, samples: Uint8Array.of(0, 0, 0, 9, 8, 6) });
  });
});

test('words that repeat their byte are an 8-bit picture, and come back as one', async () => {
  const bytes = limb(30, 20);
  const samples = Array.from(bytes, (value) => value * 257);
  const file = pngFile({ width: 30, height: 20, depth: 16, colourType: 0, samples });
  expect(await read(file)).toMatchObject({ bits: 8, samples: bytes });
});

describe('what a picture does not need may be broken or missing', () => {
  const parts = { width: 5, height: 5, depth: 8, colourType: 0, samples: random(25, 256) };

  test('a comment with a wrong checksum, a colour profile that is none, bytes after the end', async () => {
    const comment = pngChunk('tEXt', Buffer.from('no keyword'));
    comment[comment.length - 1] = (comment.at(-1) ?? 0) ^ 1;
    const file = pngFile({ ...parts, extra: [comment, pngChunk('iCCP', Buffer.from('nonsense'))] });
    const image = await read(Buffer.concat([file, Buffer.from('trailing')]));
    expect([...image.samples]).toEqual(parts.samples);
  });
});

describe('a damaged picture is refused', () => {
  const parts = { width: 40, height: 30, depth: 8, colourType: 0, samples: [...limb(40, 30)] };
  const whole = pngFile(parts);

  test('cut anywhere, to the last byte', async () => {
    for (let length = 8; length < whole.length; length += 1 + Math.floor(length / 40)) {
      await expect(read(whole.subarray(0, length))).rejects.toMatchObject(damaged);
    }
    await expect(read(whole.subarray(0, -1))).rejects.toMatchObject(damaged);
  });

  test('with one bit wrong in its header, its data or their checksums', async () => {
    for (const at of [17, 25, 31, 50, 300, whole.length - 14]) {
      const file = Uint8Array.from(whole);
      file[at] = (file[at] ?? 0) ^ 4;
      await expect(read(file)).rejects.toMatchObject(damaged);
    }
  });

  test('whose data hold a row less than the header says, in whole chunks', async () => {
    const rows = pngRows(parts);
    await expect(read(assembled(parts, deflateSync(rows.subarray(0, -41))))).rejects.toMatchObject(damaged);
    await expect(read(assembled(parts, deflateSync(rows.subarray(0, -1))))).rejects.toMatchObject(damaged);
  });

  test('whose data would inflate to thousands of times what the header says', async () => {
    await expect(read(assembled(parts, deflateSync(Buffer.alloc(20_000_000))))).rejects.toMatchObject({
      ...damaged,
      message: 'This PNG picture is damaged: it holds more than its header says.',
    });
  });

  test('whose pixels have a colour that its palette lacks', async () => {
    const extra = [pngChunk('PLTE', Buffer.from([1, 2, 3]))];
    const file = pngFile({ width: 2, height: 1, depth: 8, colourType: 3, samples: [0, 1], extra });
    await expect(read(file)).rejects.toMatchObject(damaged);
  });

  test('whose header no PNG can have', () => {
    for (const [colourType, depth] of [
      [0, 3],
      [2, 4],
      [3, 16],
      [5, 8],
      [6, 1],
    ] as const) {
      expect(() =>
        readPngFile(assembled({ width: 1, height: 1, depth, colourType }, Buffer.alloc(1))),
      ).toThrow(expect.objectContaining(damaged));
    }
  });
});
