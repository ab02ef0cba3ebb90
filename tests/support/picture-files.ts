/** Small picture files of every format that sharp writes, made when asked for. */

import sharp, { type Sharp } from 'sharp';
import { limb } from './limb.ts';

export const WIDTH = 150;
export const HEIGHT = 100;

const grey = (): Sharp =>
  sharp(limb(WIDTH, HEIGHT), { raw: { width: WIDTH, height: HEIGHT, channels: 1 } }).toColourspace('b-w');

/** Red is the limb, green its mirror, blue a gradient. */
function coloured(): Sharp {
  const red = limb(WIDTH, HEIGHT);
  const pixels = Uint8Array.from({ length: 3 * red.length }, (_, index) => {
    const pixel = Math.floor(index / 3);
    return [red[pixel] ?? 0, red[red.length - 1 - pixel] ?? 0, pixel % 256][index % 3] ?? 0;
  });
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** A bright top left quarter, so that it is seen which way up the picture is. */
function cornered(): Sharp {
  const pixels = Uint8Array.from({ length: 64 * 48 }, (_, at) => (at % 64 < 32 && at < 24 * 64 ? 240 : 20));
  return sharp(pixels, { raw: { width: 64, height: 48, channels: 1 } });
}

async function animated(): Promise<Sharp> {
  const frames = await Promise.all(
    [limb(WIDTH, HEIGHT), new Uint8Array(WIDTH * HEIGHT).fill(255)].map((pixels) =>
      sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } });
}

function seeThrough(): Sharp {
  const pixels = Uint8Array.from({ length: 4 * WIDTH * HEIGHT }, (_, index) =>
    index % 4 === 3 ? Math.floor(index / 4 / WIDTH) : 200,
  );
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });
}

const turned = { orientation: 6 };

const makers = {
  'grey.png': () => grey().png(),
  'grey.jpg': () => grey().jpeg({ quality: 90 }),
  'colour.jpg': () => coloured().jpeg({ quality: 90 }),
  'colour-halved.jpg': () => coloured().jpeg({ quality: 80, chromaSubsampling: '4:2:0' }),
  'progressive.jpg': () => coloured().jpeg({ quality: 90, progressive: true }),
  'print.jpg': () => coloured().toColourspace('cmyk').jpeg({ quality: 90 }),
  'print-progressive.jpg': () => coloured().toColourspace('cmyk').jpeg({ quality: 90, progressive: true }),
  'print-profile.jpg': () => coloured().withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 90 }),
  'grey.webp': () => grey().webp({ quality: 90 }),
  'lossless.webp': () => coloured().webp({ lossless: true }),
  'see-through.webp': () => seeThrough().webp({ lossless: true }),
  'animated.webp': async () => (await animated()).webp({ lossless: true }),
  'grey.gif': () => grey().gif(),
  'animated.gif': async () => (await animated()).gif(),
  'grey.avif': () => grey().avif({ quality: 90, effort: 0 }),
  'ten-bit.avif': () => grey().avif({ quality: 90, effort: 0, bitdepth: 10 }),
  'grey.tiff': () => grey().tiff({ compression: 'lzw' }),
  'jpeg.tiff': () =>
    coloured().tiff({ compression: 'jpeg', quality: 90, tile: true, tileWidth: 64, tileHeight: 48 }),
  'turned.jpg': () => cornered().withMetadata(turned).jpeg({ quality: 95 }),
  'turned.png': () => cornered().withMetadata(turned).png(),
  'turned.tiff': () => cornered().withMetadata(turned).tiff(),
  'turned.webp': () => cornered().withMetadata(turned).webp({ lossless: true }),
  'turned.avif': () => cornered().withMetadata(turned).avif({ quality: 90, effort: 0 }),
} satisfies Record<string, () => Sharp | Promise<Sharp>>;

export type PictureFile = keyof typeof makers;

export const pictureFiles: readonly PictureFile[] = Object.keys(makers).filter(
  (name): name is PictureFile => name in makers,
);

export async function pictureFile(name: PictureFile): Promise<Uint8Array> {
  return new Uint8Array(await (await makers[name]()).toBuffer());
}

/** The very samples of `colour.jpg`, said to be in the colours of another profile. */
export async function profiledJpeg(): Promise<Uint8Array> {
  const plain = await pictureFile('colour.jpg');
  const profiled = await coloured().withIccProfile('p3').jpeg().toBuffer();
  const start = profiled.indexOf(Buffer.of(0xff, 0xe2));
  const profile = profiled.subarray(start, start + 2 + profiled.readUInt16BE(start + 2));
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), profile, plain.subarray(2)]));
}

/** The samples of `print.jpg`, said to be luma, chroma and black: other colours, but such as Photoshop writes. */
export async function printInLuma(): Promise<Uint8Array> {
  const file = await pictureFile('print.jpg');
  file[Buffer.from(file).indexOf('Adobe') + 11] = 2;
  return file;
}
