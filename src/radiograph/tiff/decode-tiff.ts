/**
 * TIFF → samples, the same on every side: the first page, all of it or nothing.
 *
 * Ours, because the library at hand (geotiff 3) unpacks without a limit: half a megabyte takes a gigabyte of memory.
 *
 * @see TIFF revision 6.0 (Aldus, 1992)
 */

import type { CodecPrograms } from '../dicom/codec.ts';
import { isOrientation, type Orientation } from '../exif-orientation.ts';
import { greyRange } from '../grey-range.ts';
import type { RasterImage } from '../raster-decoder.ts';
import { type Samples, scaledUp, unpacked, withoutRepeatedBytes } from '../sample-depth.ts';
import { damagedPicture } from '../unreadable-radiograph.ts';
import { type BlockReader, blockRows } from './block.ts';
import { type Directory, readDirectory, Tag } from './directory.ts';
import { type Layout, layoutOf } from './layout.ts';

export interface TiffPicture {
  readonly image: RasterImage;
  /** Per sample, as stored. */
  readonly bits: number;
  readonly orientation: Orientation;
}

/**
 * Resolution tags are left alone: programs fill them with 72, 96 or 300 dots an inch of paper, and none can be told from
 * a detector's.
 *
 * @param file that starts with TIFF's signature
 * @throws UnreadableRadiograph
 */
export async function decodeTiff(file: Uint8Array, programs: CodecPrograms): Promise<TiffPicture> {
  const directory = readDirectory(file);
  const layout = layoutOf(directory, file.length);
  const jpegTables = Uint8Array.from(directory.values(Tag.jpegTables));
  const samples = await readSamples(file, { layout, jpegTables, programs });
  const orientation = directory.value(Tag.orientation, 1);
  return {
    image: asImage(samples, layout, directory),
    bits: layout.bits,
    orientation: isOrientation(orientation) ? orientation : 1,
  };
}

/** @returns unscaled, shape [height · width · channels] */
async function readSamples(file: Uint8Array, reader: BlockReader): Promise<Samples> {
  const { layout } = reader;
  const { width, height, block, planar, bits, channels } = layout;
  const length = width * height * channels;
  const samples = bits === 16 ? new Uint16Array(length) : new Uint8Array(length);
  const across = Math.ceil(width / block.width);
  const inPlane = across * Math.ceil(height / block.height);
  for (const [index, { at, length: bytes }] of layout.blocks.entries()) {
    const plane = Math.floor(index / inPlane);
    if (plane >= channels) break;
    const left = (index % across) * block.width;
    const top = Math.floor((index % inPlane) / across) * block.height;
    const wanted = {
      width: Math.min(block.width, width - left),
      height: Math.min(block.height, height - top),
    };
    const rows = await blockRows(file.subarray(at, at + bytes), wanted, reader);
    for (let y = 0; y < wanted.height; y++) {
      const row = rowSamples(rows.bytes.subarray(y * rows.rowBytes, (y + 1) * rows.rowBytes), layout);
      const target = samples.subarray(((top + y) * width + left) * channels);
      if (planar) scatter(row, target.subarray(plane), 1, channels, wanted.width);
      else
        for (let channel = 0; channel < channels; channel++)
          scatter(
            row.subarray(channel),
            target.subarray(channel),
            layout.samplesPerPixel,
            channels,
            wanted.width,
          );
    }
  }
  return samples;
}

/** Every so many of some samples to every so many of others. */
function scatter(from: Samples, to: Samples, stepFrom: number, stepTo: number, count: number): void {
  for (let index = 0; index < count; index++) to[index * stepTo] = from[index * stepFrom] ?? 0;
}

function rowSamples(row: Uint8Array, { bits, littleEndian, differences, planar, samplesPerPixel }: Layout) {
  const samples = unpacked(row, Math.floor((row.length * 8) / bits), bits, littleEndian);
  if (!differences) return samples;
  const step = planar ? 1 : samplesPerPixel;
  const whole = samples.slice();
  const mask = 2 ** bits - 1;
  for (let at = step; at < whole.length; at++) {
    whole[at] = ((whole[at] ?? 0) + (whole[at - step] ?? 0)) & mask;
  }
  return whole;
}

function asImage(samples: Samples, layout: Layout, directory: Directory): RasterImage {
  const { width, height, colours, bits, channels } = layout;
  const size = { width, height };
  if (colours === 'palette') {
    return {
      ...size,
      channels: 3,
      bits: 8,
      samples: coloured(samples, directory.values(Tag.colourMap), bits),
    };
  }
  if (colours === 'white is zero') invertGrey(samples, layout);
  const shown = samples instanceof Uint16Array ? withoutRepeatedBytes(samples) : scaledUp(samples, bits);
  return { ...size, channels, bits: shown instanceof Uint16Array ? 16 : 8, samples: shown };
}

/** Within the bits that are used: a detector's 12 bits stored in words as they are would all come out near white. */
function invertGrey(samples: Samples, { bits, channels }: Layout): void {
  const white = samples instanceof Uint16Array ? greyRange(samples).high : 2 ** bits - 1;
  for (let at = 0; at < samples.length; at += channels) samples[at] = white - (samples[at] ?? 0);
}

/** A palette has all reds, then all greens, then all blues, in words (section 5). */
function coloured(indices: Samples, palette: readonly number[], bits: number): Uint8Array {
  const colours = 2 ** bits;
  if (palette.length < 3 * colours) throw damagedPicture('tiff', 'its palette is not whole');
  // Some writers put bytes into the words.
  const shift = palette.some((value) => value > 255) ? 8 : 0;
  const samples = new Uint8Array(3 * indices.length);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const colour = palette[channel * colours + (indices[pixel] ?? 0)] ?? 0;
      samples[3 * pixel + channel] = colour >> shift;
    }
  }
  return samples;
}
