import { deflateSync } from 'node:zlib';
import sharp, { type TiffOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeRadiograph } from '../../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../../../src/radiograph/radiograph.ts';
import { distance } from '../../support/distance.ts';
import { limb } from '../../support/limb.ts';
import { greyFields, short, tiffFile, wordBytes } from '../../support/tiff-file.ts';

const WIDTH = 150;
const HEIGHT = 100;
const original = limb(WIDTH, HEIGHT);
const words = Uint16Array.from(original, (value, at) => value * 250 + (at % 7));

const read = (file: Uint8Array): Promise<Radiograph> => decodeRadiograph(file, nodeRasterDecoder);
const pixelsOf = async (file: Uint8Array): Promise<number[]> => [...(await read(file)).pixels];

/** A file by libtiff, and the grey that libtiff itself reads from it. */
async function byLibtiff(
  kind: 'grey' | 'grey16' | 'colour',
  options: TiffOptions,
): Promise<{
  readonly file: Uint8Array;
  readonly samples: Uint8Array | Uint16Array;
  readonly channels: number;
}> {
  const picture =
    kind === 'grey16'
      ? sharp(words, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } }).toColourspace('grey16')
      : kind === 'grey'
        ? sharp(original, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } }).toColourspace('b-w')
        : sharp(
            Uint8Array.from(
              { length: 3 * original.length },
              (_, at) => (original[Math.floor(at / 3)] ?? 0) ^ (40 * (at % 3)),
            ),
            {
              raw: { width: WIDTH, height: HEIGHT, channels: 3 },
            },
          );
  const file = await picture.tiff(options).toBuffer();
  const raw = sharp(file)
    .toColourspace(kind === 'grey16' ? 'grey16' : kind === 'grey' ? 'b-w' : 'srgb')
    .raw({ depth: kind === 'grey16' ? 'ushort' : 'uchar' });
  const { data, info } = await raw.toBuffer({ resolveWithObject: true });
  const bytes = new Uint8Array(data);
  return {
    file,
    samples: kind === 'grey16' ? new Uint16Array(bytes.buffer) : bytes,
    channels: info.channels,
  };
}

const layouts: readonly TiffOptions[] = [
  {},
  { bigtiff: false, predictor: 'horizontal' },
  { tile: true, tileWidth: 64, tileHeight: 48 },
  { tile: true, tileWidth: 64, tileHeight: 48, predictor: 'horizontal' },
];

describe.each(['none', 'lzw', 'deflate', 'packbits'] as const)('compressed by %s', (compression) => {
  test.each(['grey', 'grey16'] as const)('%s comes out as libtiff reads it', async (kind) => {
    for (const layout of layouts) {
      const { file, samples } = await byLibtiff(kind, { predictor: 'none', ...layout, compression });
      const radiograph = await read(file);
      expect(radiograph).toMatchObject({ width: WIDTH, height: HEIGHT });
      expect(radiograph.pixels, JSON.stringify(layout)).toEqual(samples);
      expect(radiograph.source).toMatchObject({
        format: 'tiff',
        bits: kind === 'grey16' ? 16 : 8,
        channels: 1,
      });
    }
  });

  test('colour comes out as libtiff reads it', async () => {
    for (const layout of layouts) {
      const { file, samples } = await byLibtiff('colour', { predictor: 'none', ...layout, compression });
      const luma = Array.from({ length: original.length }, (_, at) => {
        const [red = 0, green = 0, blue = 0] = samples.subarray(3 * at);
        return 0.299 * red + 0.587 * green + 0.114 * blue;
      });
      expect(distance(await pixelsOf(file), luma).max, JSON.stringify(layout)).toBeLessThanOrEqual(0.51);
    }
  });
});

test.each(['grey', 'colour'] as const)(
  'JPEG in TIFF (%s) comes within 2 grey levels of libtiff',
  async (kind) => {
    for (const layout of [{}, { tile: true, tileWidth: 64, tileHeight: 48 }, { quality: 95 }]) {
      const { file, samples, channels } = await byLibtiff(kind, { ...layout, compression: 'jpeg' });
      const luma = Array.from({ length: original.length }, (_, at) => {
        const [red = 0, green = red, blue = red] = samples.subarray(channels * at, channels * at + channels);
        return 0.299 * red + 0.587 * green + 0.114 * blue;
      });
      expect(distance(await pixelsOf(file), luma).max, JSON.stringify(layout)).toBeLessThanOrEqual(2);
    }
  },
);

test.each([1, 2, 4] as const)('grey of %i bits spreads from black to white', async (bitdepth) => {
  const { file } = await byLibtiff('grey', { bitdepth, compression: 'lzw', predictor: 'none' });
  const steps = 2 ** bitdepth - 1;
  const pixels = await pixelsOf(file);
  expect(new Set(pixels.map((value) => ((value * steps) / 255) % 1))).toEqual(new Set([0]));
  expect(distance(pixels, original).max).toBeLessThanOrEqual(bitdepth === 1 ? 255 : 255 / steps);
});

describe('whatever writes it', () => {
  test('both byte orders', async () => {
    for (const littleEndian of [true, false]) {
      const file = tiffFile({
        littleEndian,
        fields: greyFields(WIDTH, HEIGHT, 16),
        blocks: [wordBytes(words, littleEndian)],
      });
      expect((await read(file)).pixels).toEqual(words);
    }
  });

  test('differences of words in big-endian order', async () => {
    const differences = words.map((word, at) => (at % WIDTH === 0 ? word : word - (words[at - 1] ?? 0)));
    const file = tiffFile({
      littleEndian: false,
      fields: [...greyFields(WIDTH, HEIGHT, 16), short(259, 8), short(317, 2)],
      blocks: [deflateSync(wordBytes(differences, false))],
    });
    expect((await read(file)).pixels).toEqual(words);
  });

  test('white is zero, in bytes and in the bits that words use', async () => {
    const bytes = tiffFile({
      fields: [...greyFields(WIDTH, HEIGHT, 8), short(262, 0)],
      blocks: [original.map((value) => 255 - value)],
    });
    expect((await read(bytes)).pixels).toEqual(original);
    const twelveBits = Uint16Array.from(original, (value) => 4095 - value * 16);
    const inWords = tiffFile({
      fields: [...greyFields(WIDTH, HEIGHT, 16), short(262, 0)],
      blocks: [wordBytes(twelveBits)],
    });
    const radiograph = await read(inWords);
    expect(radiograph.range).toEqual({ low: 0, high: 4095 });
    expect(radiograph.pixels).toEqual(twelveBits.map((value) => 4095 - value));
  });

  test('a palette', async () => {
    const palette = Array.from({ length: 3 * 256 }, (_, at) => (255 - (at % 256)) * 257);
    const file = tiffFile({
      fields: [...greyFields(WIDTH, HEIGHT, 8), short(262, 3), short(320, ...palette)],
      blocks: [original.map((value) => 255 - value)],
    });
    expect((await read(file)).pixels).toEqual(original);
  });

  test('colours in planes of their own', async () => {
    const file = tiffFile({
      fields: [
        ...greyFields(WIDTH, HEIGHT, 8),
        short(258, 8, 8, 8),
        short(262, 2),
        short(277, 3),
        short(284, 2),
      ],
      blocks: [original, original, original],
    });
    expect((await read(file)).pixels).toEqual(original);
  });

  test('what is transparent lies over black, once', async () => {
    const halved = (kind: number) =>
      tiffFile({
        fields: [...greyFields(WIDTH, HEIGHT, 8), short(258, 8, 8), short(277, 2), short(338, kind)],
        blocks: [Uint8Array.from({ length: 2 * original.length }, (_, at) => (at % 2 ? 128 : 200))],
      });
    expect(new Set(await pixelsOf(halved(2)))).toEqual(new Set([100]));
    expect(new Set(await pixelsOf(halved(1)))).toEqual(new Set([200]));
  });

  test('it stands upright as its orientation tag says', async () => {
    const file = tiffFile({
      fields: [...greyFields(3, 2, 8), short(274, 6)],
      blocks: [Uint8Array.of(1, 2, 3, 4, 5, 6)],
    });
    const { width, height, pixels } = await read(file);
    expect({ width, height, pixels: [...pixels] }).toEqual({
      width: 2,
      height: 3,
      pixels: [4, 1, 5, 2, 6, 3],
    });
  });

  test('its first page is read', async () => {
    const pages = await sharp(original, {
      raw: { width: WIDTH, height: HEIGHT, channels: 1, pageHeight: 50 },
    })
      .toColourspace('b-w')
      .tiff({ compression: 'lzw' })
      .toBuffer();
    expect((await sharp(pages).metadata()).pages).toBe(2);
    const { height, pixels } = await read(pages);
    expect({ height, pixels }).toEqual({ height: 50, pixels: original.slice(0, 50 * WIDTH) });
  });

  test('its resolution is no spacing: programs make it up', async () => {
    const { file } = await byLibtiff('grey', { xres: 10, yres: 10, resolutionUnit: 'cm' });
    expect((await read(file)).source.spacing).toBeUndefined();
  });
});

describe('what is refused', () => {
  const fields = greyFields(WIDTH, HEIGHT, 8);

  test.each([
    ['too-large', [short(256, 60_000), short(257, 60_000)], /60,000 × 60,000 pixels/],
    ['too-large', [short(322, 65_520), short(323, 65_520)], /65,520 × 65,520 pixels/],
    ['unsupported-format', [short(259, 3)], /compressed in a way that is not known here \(number 3\)/],
    ['unsupported-format', [short(339, 3), short(258, 32)], /with a sign or a fraction/],
    ['unsupported-format', [short(258, 12)], /samples of 12 bits/],
    ['unsupported-format', [short(262, 5), short(277, 4)], /four colours of print/],
    ['unsupported-format', [short(254, 1)], /begins with a smaller copy/],
    ['damaged', [short(256, 0)], /no pixels/],
    ['damaged', [short(278, 10)], /a part of it is missing/],
    ['damaged', [short(262, 3)], /its palette is not whole/],
    ['damaged', [short(262, 2)], /too few or too many samples/],
  ] as const)('%s: %j', async (reason, changed, message) => {
    const file = tiffFile({ fields: [...fields, ...changed], blocks: [original] });
    await expect(read(file)).rejects.toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  test('a strip that unpacks to less than its rows, in every compression', async () => {
    for (const [compression, block] of [
      [1, original.subarray(1)],
      [5, Uint8Array.of(0x80, 0x0b, 0x60, 0x50)],
      [8, deflateSync(original.subarray(1))],
      [32773, Uint8Array.of(0x81, 0)],
    ] as const) {
      const file = tiffFile({ fields: [...fields, short(259, compression)], blocks: [block] });
      await expect(read(file), String(compression)).rejects.toMatchObject({ reason: 'damaged' });
    }
  });

  test('one block unpacked for many', async () => {
    const strips = { tag: 273, type: 'long' as const, values: Array(HEIGHT).fill(8) };
    const lengths = { ...strips, tag: 279, values: Array(HEIGHT).fill(original.length) };
    const file = tiffFile({ fields: [...fields, short(278, 1), strips, lengths], blocks: [original] });
    await expect(read(file)).rejects.toMatchObject({ reason: 'damaged', message: /lie over one another/ });
  });
});
