import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkJpeg } from '../../src/radiograph/check-jpeg.ts';
import { limb } from '../support/limb.ts';
import { type PictureFile, pictureFile } from '../support/picture-files.ts';

const jpegs = ['grey.jpg', 'colour.jpg', 'colour-halved.jpg', 'progressive.jpg'] satisfies PictureFile[];
const END_OF_IMAGE = Uint8Array.of(0xff, 0xd9);
const damaged = expect.objectContaining({ name: 'UnreadableRadiograph', reason: 'damaged' });

const ended = (file: Uint8Array, length: number): Uint8Array =>
  Buffer.concat([file.subarray(0, length), END_OF_IMAGE]);

const isMarker = (file: Uint8Array, at: number): boolean => file[at] === 0xff && file[at + 1] !== 0;

describe.each(jpegs)('%s', (name) => {
  test('is whole', async () => {
    const file = await pictureFile(name);
    expect(() => checkJpeg(file)).not.toThrow();
  });

  test('is whole with anything after its end', async () => {
    const file = Buffer.concat([await pictureFile(name), Buffer.alloc(500, 0x2a)]);
    expect(() => checkJpeg(file)).not.toThrow();
  });

  test('is damaged without its end marker', async () => {
    const file = await pictureFile(name);
    expect(() => checkJpeg(file.subarray(0, -1))).toThrow(damaged);
    expect(() => checkJpeg(file.subarray(0, -2))).toThrow(damaged);
  });

  test('is damaged where the end marker comes too early, wherever that is', async () => {
    const file = await pictureFile(name);
    for (let length = 20; length < file.length - 4; length += 199) {
      // Between two scans of a progressive picture nothing is missing but precision.
      if (isMarker(file, length) || isMarker(file, length - 1)) continue;
      expect(() => checkJpeg(ended(file, length)), `cut at ${length}`).toThrow(damaged);
    }
  });
});

test.each([
  { width: 1, height: 1 },
  { width: 17, height: 8 },
  { width: 33, height: 47 },
])('sizes that fill no whole block: $width × $height', async (size) => {
  for (const progressive of [false, true]) {
    for (const chromaSubsampling of ['4:4:4', '4:2:0']) {
      const raw = limb(3 * size.width, size.height);
      const picture = sharp(raw, { raw: { ...size, channels: 3 } });
      const file = await picture.jpeg({ progressive, chromaSubsampling }).toBuffer();
      expect(() => checkJpeg(file)).not.toThrow();
    }
  }
});

test('arithmetic coding is named as what it is', async () => {
  const file = await pictureFile('grey.jpg');
  const frame = Buffer.from(file).indexOf(Buffer.of(0xff, 0xc0));
  file[frame + 1] = 0xc9;
  expect(() => checkJpeg(file)).toThrow(expect.objectContaining({ reason: 'unsupported-format' }));
});

test('print colours are refused where nothing says how they are stored', async () => {
  const file = Buffer.from(await pictureFile('print.jpg'));
  expect(() => checkJpeg(file)).not.toThrow();
  const adobe = file.indexOf(Buffer.of(0xff, 0xee));
  const unsaid = Buffer.concat([file.subarray(0, adobe), file.subarray(adobe + 16)]);
  expect(() => checkJpeg(unsaid)).toThrow(expect.objectContaining({ reason: 'unsupported-format' }));
});

describe('restart markers', () => {
  /** Two blocks side by side, each of one grey, with a restart after the first. */
  async function restarting(marker: number): Promise<Buffer> {
    const [left, right] = await Promise.all([60, 190].map(oneBlock));
    if (!left || !right) throw new Error('two blocks');
    const header = Buffer.from(left.header);
    header.writeUInt16BE(16, header.indexOf(Buffer.of(0xff, 0xc0)) + 7);
    const interval = Buffer.of(0xff, 0xdd, 0, 4, 0, 1);
    const soi = header.subarray(0, 2);
    const end = Buffer.of(0xff, 0xd9);
    return Buffer.concat([
      soi,
      interval,
      header.subarray(2),
      left.data,
      Buffer.of(0xff, marker),
      right.data,
      end,
    ]);
  }

  /** The standard tables, so that blocks of different files fit together. */
  async function oneBlock(grey: number): Promise<{ readonly header: Buffer; readonly data: Buffer }> {
    const picture = sharp(Buffer.alloc(64, grey), { raw: { width: 8, height: 8, channels: 1 } });
    const file = await picture.toColourspace('b-w').jpeg({ optimiseCoding: false }).toBuffer();
    const scan = file.indexOf(Buffer.of(0xff, 0xda));
    const start = scan + 2 + file.readUInt16BE(scan + 2);
    return { header: file.subarray(0, start), data: file.subarray(start, -2) };
  }

  test('in turn are part of a whole picture', async () => {
    const file = await restarting(0xd0);
    const pixels = await sharp(file).extractChannel(0).raw().toBuffer();
    expect([pixels[0], pixels[15]]).toEqual([60, 190]);
    expect(() => checkJpeg(file)).not.toThrow();
  });

  test('out of turn mean that something is missing', async () => {
    const file = await restarting(0xd1);
    expect(() => checkJpeg(file)).toThrow(damaged);
  });
});
