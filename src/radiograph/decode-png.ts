/**
 * PNG → samples, the same on every side, where a canvas would keep 8 of 16 bits.
 *
 * Ours, because the library at hand (fast-png 8) misreads interlaced pictures with several pixels in a byte, fills
 * up data that end early, and inflates without a limit. The inflating itself is the platform's.
 */

import { InflateFailure, inflate } from './inflate.ts';
import { damagedPng, PngColourType, type PngFile } from './png-chunks.ts';
import { unfilterRow } from './png-filter.ts';
import { passesOf } from './png-passes.ts';
import type { RasterImage } from './raster-decoder.ts';
import { type Samples, scaledUp, unpacked, withoutRepeatedBytes } from './sample-depth.ts';

const SAMPLES_PER_PIXEL = {
  [PngColourType.grey]: 1,
  [PngColourType.colour]: 3,
  [PngColourType.palette]: 1,
  [PngColourType.greyAlpha]: 2,
  [PngColourType.colourAlpha]: 4,
} as const;

/**
 * Decodes a picture of any PNG colour type, depth and interlace. Its data must inflate to just what the header
 * promises: less is a truncated picture, and more is never held in memory.
 *
 * Words that all repeat their byte (`v · 257`) are an 8-bit picture in 16-bit clothes, and come back as one.
 *
 * @throws UnreadableRadiograph `damaged`
 */
export async function decodePng(png: PngFile): Promise<RasterImage> {
  const samples = readSamples(png, await inflatedRows(png));
  const { width, height } = png;
  if (png.colourType === PngColourType.palette)
    return { width, height, bits: 8, ...fromPalette(png, samples) };
  const channels = SAMPLES_PER_PIXEL[png.colourType];
  blackenTransparent(png, samples, channels);
  const shown = samples instanceof Uint16Array ? withoutRepeatedBytes(samples) : scaledUp(samples, png.depth);
  return { width, height, channels, bits: shown instanceof Uint16Array ? 16 : 8, samples: shown };
}

/** The rows of every pass as the file has them, each after the byte that names its filter. */
async function inflatedRows(png: PngFile): Promise<Uint8Array> {
  const length = passesOf(png).reduce(
    (sum, { width, height }) => sum + height * (1 + rowBytes(png, width)),
    0,
  );
  try {
    return await inflate(png.imageData, length);
  } catch (cause) {
    if (cause instanceof InflateFailure) throw damagedPng(cause.message, cause);
    throw cause;
  }
}

/** Undoes filters, packing and interlace: unscaled samples, shape [height · width · samples per pixel]. */
function readSamples(png: PngFile, data: Uint8Array): Samples {
  const perPixel = SAMPLES_PER_PIXEL[png.colourType];
  const length = png.width * png.height * perPixel;
  const samples = png.depth === 16 ? new Uint16Array(length) : new Uint8Array(length);
  const pixelBytes = Math.max(1, (perPixel * png.depth) / 8);
  let at = 0;
  for (const { x, y, stepX, stepY, width, height } of passesOf(png)) {
    const bytes = rowBytes(png, width);
    let above: Uint8Array = new Uint8Array(bytes);
    for (let line = 0; line < height; line++) {
      const row = data.subarray(at + 1, at + 1 + bytes);
      unfilterRow(data[at] ?? 0, row, above, pixelBytes);
      const target = ((y + line * stepY) * png.width + x) * perPixel;
      scatter(unpacked(row, width * perPixel, png.depth), samples, target, perPixel, stepX);
      above = row;
      at += 1 + bytes;
    }
  }
  return samples;
}

function rowBytes(png: PngFile, width: number): number {
  return Math.ceil((width * SAMPLES_PER_PIXEL[png.colourType] * png.depth) / 8);
}

/** Lays a row's pixels `step` pixels apart. */
function scatter(row: Samples, samples: Samples, from: number, perPixel: number, step: number): void {
  if (step === 1) {
    samples.set(row, from);
    return;
  }
  for (let index = 0; index < row.length; index++) {
    const pixel = Math.floor(index / perPixel);
    samples[from + pixel * step * perPixel + (index % perPixel)] = row[index] ?? 0;
  }
}

function fromPalette(
  { palette, transparency }: PngFile,
  indices: Samples,
): Pick<RasterImage, 'channels' | 'samples'> {
  const channels = transparency.length > 0 ? 4 : 3;
  const samples = new Uint8Array(indices.length * channels);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    const index = indices[pixel] ?? 0;
    if (3 * index + 2 >= palette.length) throw damagedPng('a pixel has a colour that its palette lacks');
    samples.set(palette.subarray(3 * index, 3 * index + 3), pixel * channels);
    if (channels === 4) samples[pixel * channels + 3] = transparency[index] ?? 255;
  }
  return { channels, samples };
}

/** Grey and colour pictures can name one colour that is transparent (section 11.3.1.1): it lies over black. */
function blackenTransparent(png: PngFile, samples: Samples, channels: number): void {
  if (channels % 2 === 0 || png.transparency.length < 2 * channels) return;
  const [red, green, blue] = unpacked(png.transparency, channels, 16);
  for (let at = 0; at < samples.length; at += channels) {
    if (samples[at] !== red) continue;
    if (channels === 3 && (samples[at + 1] !== green || samples[at + 2] !== blue)) continue;
    samples.fill(0, at, at + channels);
  }
}
