import { describe, expect, test } from 'vitest';
import { decodeRadiograph } from '../../src/radiograph/decode-radiograph.ts';
import { nodeRasterDecoder } from '../../src/radiograph/node-raster-decoder.ts';
import type { Radiograph } from '../../src/radiograph/radiograph.ts';
import { bmpFile } from '../support/bmp-file.ts';
import { distance } from '../support/distance.ts';
import { limb } from '../support/limb.ts';
import { HEIGHT, pictureFile, pictureFiles, profiledJpeg, WIDTH } from '../support/picture-files.ts';
import { assembled, pngFile } from '../support/png-file.ts';

const read = (file: Uint8Array): Promise<Radiograph> => decodeRadiograph(file, nodeRasterDecoder);
const original = limb(WIDTH, HEIGHT);

describe('a picture becomes one grey plane', () => {
  test.each(pictureFiles.filter((name) => name.startsWith('grey')))('%s', async (name) => {
    const file = await pictureFile(name);
    const radiograph = await read(file);
    expect(radiograph).toMatchObject({ width: WIDTH, height: HEIGHT, range: { low: 0, high: 255 } });
    expect(radiograph.source).toMatchObject({ bits: 8, bytes: file.length });
    expect(distance(radiograph.pixels, original).mean).toBeLessThan(4);
  });

  test.each(['animated.gif', 'animated.webp'] as const)('of %s the first one', async (name) => {
    const radiograph = await read(await pictureFile(name));
    expect(radiograph).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(distance(radiograph.pixels, original).mean).toBeLessThan(2);
  });

  test('with what is transparent over black', async () => {
    const { pixels } = await read(await pictureFile('see-through.webp'));
    for (const row of [0, 10, 50, 99]) {
      expect(Math.abs((pixels[row * WIDTH] ?? 0) - (200 * row) / 255)).toBeLessThanOrEqual(1);
    }
  });

  test('whatever its colour profile says', async () => {
    const plain = await read(await pictureFile('colour.jpg'));
    expect((await read(await profiledJpeg())).pixels).toEqual(plain.pixels);
  });

  test.each(['print.jpg', 'print-profile.jpg'] as const)(
    'of the colours of print as of those of a screen: %s',
    async (name) => {
      const onScreen = await read(await pictureFile('colour.jpg'));
      const { pixels } = await read(await pictureFile(name));
      // The way to print and back is not without loss; inverted it would be a hundred levels off.
      expect(distance(pixels, onScreen.pixels).mean).toBeLessThan(30);
    },
  );

  test('a 16-bit PNG keeps its words, in the range of the bits it uses', async () => {
    const samples = Uint16Array.from(original, (value) => value * 16 + 3);
    const file = pngFile({ width: WIDTH, height: HEIGHT, depth: 16, colourType: 0, samples });
    const radiograph = await read(file);
    expect(radiograph.pixels).toEqual(samples);
    expect(radiograph.range).toEqual({ low: 0, high: 4095 });
    expect(radiograph.source).toEqual({ format: 'png', bits: 16, channels: 1, bytes: file.length });
  });
});

test.each(pictureFiles.filter((name) => name.startsWith('turned')))(
  '%s stands upright, as its camera wanted it',
  async (name) => {
    const { width, height, pixels } = await read(await pictureFile(name));
    expect({ width, height }).toEqual({ width: 48, height: 64 });
    const corners = [5 * 48 + 5, 5 * 48 + 42, 58 * 48 + 5, 58 * 48 + 42].map((at) => pixels[at] ?? 0);
    const [topLeft, topRight, ...bottom] = corners;
    expect(topRight).toBeGreaterThan(220);
    expect(Math.max(topLeft ?? 255, ...bottom)).toBeLessThan(40);
  },
);

describe('all of a picture or nothing', () => {
  test.each(pictureFiles)('%s is refused as damaged wherever it is cut', async (name) => {
    const file = await pictureFile(name);
    for (const length of [0.3, 0.6, 0.9]
      .map((share) => Math.floor(file.length * share))
      .concat(file.length - 1)) {
      await expect(read(file.subarray(0, length)), `cut at ${length}`).rejects.toMatchObject({
        name: 'UnreadableRadiograph',
        reason: 'damaged',
      });
    }
  });

  test.each(pictureFiles)('%s is read though other bytes follow it, and left as it was', async (name) => {
    const file = await pictureFile(name);
    const followed = Buffer.concat([file, Buffer.alloc(64, 7)]);
    const before = Buffer.from(followed);
    expect(distance((await read(followed)).pixels, (await read(file)).pixels).max).toBe(0);
    expect(followed.equals(before)).toBe(true);
  });
});

describe('what cannot be read is refused with a reason', () => {
  test.each([
    ['empty', new Uint8Array(), 'This file is empty.'],
    ['not-a-picture', Buffer.from('name,label\n1,0\n'), /^This file is not a picture/],
    [
      'unsupported-format',
      Buffer.from('\xff\x0a\0\0', 'latin1'),
      /^This is a JPEG XL picture, which cannot be read/,
    ],
    ['damaged', Buffer.from(`${'\0'.repeat(128)}DICM`), /^This DICOM picture is damaged/],
    ['unsupported-format', bmpFile(2, 2, limb(2, 2)), /^BMP pictures are read in the browser only/],
  ])('%s', async (reason, file, message) => {
    await expect(read(file)).rejects.toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  test('too many pixels, before any of them is decoded', async () => {
    const header = { width: 20_000, height: 10_000, depth: 8, colourType: 0 };
    await expect(read(assembled(header, Buffer.alloc(10)))).rejects.toMatchObject({
      reason: 'too-large',
      message: 'This picture is 20,000 × 10,000 pixels (200 megapixels); at most 100 megapixels can be read.',
    });
  });

  test.each(['grey.jpg', 'grey.gif', 'grey.webp'] as const)(
    'too many pixels in the header of %s',
    async (name) => {
      const file = await pictureFile(name);
      const view = new DataView(file.buffer);
      if (name === 'grey.jpg')
        view.setUint32(Buffer.from(file).indexOf(Buffer.of(0xff, 0xc0)) + 5, 0xffff_ffff);
      if (name === 'grey.gif') view.setUint32(6, 0xffff_ffff);
      if (name === 'grey.webp') view.setUint32(26, 0x3fff_3fff);
      await expect(read(file)).rejects.toMatchObject({ reason: 'too-large' });
    },
  );

  test('one row over the limit does not read as being at it', async () => {
    const header = { width: 10_000, height: 10_001, depth: 8, colourType: 0 };
    await expect(read(assembled(header, Buffer.alloc(10)))).rejects.toMatchObject({
      message:
        'This picture is 10,000 × 10,001 pixels (100.1 megapixels); at most 100 megapixels can be read.',
    });
  });
});
