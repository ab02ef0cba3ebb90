/** How a TIFF file's picture is stored: its samples, and the strips or tiles that they lie in. */

import type { Size } from '../letterbox.ts';
import type { Depth } from '../sample-depth.ts';
import { checkSize } from '../size-limit.ts';
import { damagedPicture, UnreadableRadiograph } from '../unreadable-radiograph.ts';
import { type Directory, Tag } from './directory.ts';

const COMPRESSIONS = {
  1: 'none',
  5: 'lzw',
  7: 'jpeg',
  8: 'deflate',
  32773: 'pack-bits',
  // Adobe's number before it got one of its own.
  32946: 'deflate',
} as const;

const COLOURS = { 0: 'white is zero', 1: 'black is zero', 2: 'rgb', 3: 'palette', 6: 'ycbcr' } as const;

/** Colours that are not yet multiplied with it: those that are lie over black already. */
const UNASSOCIATED_ALPHA = 2;
const WITH_ALPHA = { 1: 2, 3: 4 } as const;

export type Compression = (typeof COMPRESSIONS)[keyof typeof COMPRESSIONS];
export type Colours = (typeof COLOURS)[keyof typeof COLOURS];

export interface Layout extends Size {
  readonly littleEndian: boolean;
  readonly compression: Compression;
  readonly colours: Colours;
  /** Per sample. */
  readonly bits: Depth;
  readonly samplesPerPixel: number;
  /** How many of a pixel's samples count: its colours, and how far it covers what lies behind it. The rest means nothing here. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Whether each kind of sample lies in strips or tiles of its own. */
  readonly planar: boolean;
  /** Whether samples are stored as the difference from the pixel to the left. */
  readonly differences: boolean;
  /** Strips are blocks as wide as the picture. Blocks stand in rows; those at the right and below may reach beyond it. */
  readonly block: Size;
  readonly blocks: readonly BlockPlace[];
}

/** Where a block's bytes lie in the file. */
export interface BlockPlace {
  readonly at: number;
  readonly length: number;
}

/**
 * @throws UnreadableRadiograph `too-large`, `damaged`, or `unsupported-format` for what TIFF allows and no radiograph has
 */
export function layoutOf(directory: Directory, fileLength: number): Layout {
  const { littleEndian, value } = directory;
  const size = { width: value(Tag.width, 0), height: value(Tag.height, 0) };
  checkSize(size);
  if (value(Tag.subfileType, 0) & 1) {
    throw unsupported('begins with a smaller copy of the picture, as the raw files of cameras do');
  }
  if (value(Tag.fillOrder, 1) !== 1) throw unsupported('has the bits of its bytes in reverse');
  const bits = bitsOf(directory);
  const colours = coloursOf(directory);
  const samplesPerPixel = value(Tag.samplesPerPixel, 1);
  const colourSamples: 1 | 3 = colours === 'rgb' || colours === 'ycbcr' ? 3 : 1;
  if (samplesPerPixel < colourSamples || samplesPerPixel > 8) {
    throw damagedPicture('tiff', 'its pixels have too few or too many samples');
  }
  const compression = compressionOf(directory);
  if (colours === 'ycbcr' && compression !== 'jpeg') throw unsupported('has luma and chroma without JPEG');
  const planar = value(Tag.planarConfiguration, 1) === 2 && samplesPerPixel > 1;
  if (compression === 'jpeg' && (bits !== 8 || !(planar || samplesPerPixel === colourSamples))) {
    throw unsupported('has JPEG data of a rare kind');
  }
  if (colours === 'palette' && bits > 8) throw unsupported('has a palette of more than 256 colours');
  const predictor = value(Tag.predictor, 1);
  if (predictor > 2) throw unsupported('has floating-point differences');
  const seeThrough =
    colours !== 'palette' &&
    samplesPerPixel > colourSamples &&
    value(Tag.extraSamples, 0) === UNASSOCIATED_ALPHA;
  const layout: Omit<Layout, 'blocks'> = {
    ...size,
    littleEndian,
    compression,
    colours,
    bits,
    samplesPerPixel,
    channels: seeThrough ? WITH_ALPHA[colourSamples] : colourSamples,
    planar,
    differences: predictor === 2 && (compression === 'lzw' || compression === 'deflate'),
    block: blockSize(directory, size),
  };
  checkSize(layout.block);
  return { ...layout, blocks: blockPlaces(directory, layout, fileLength) };
}

function bitsOf(directory: Directory): Depth {
  const [bits = 1, ...others] = directory.values(Tag.bitsPerSample);
  if (others.some((other) => other !== bits)) throw unsupported('has samples of different depths');
  if (directory.value(Tag.sampleFormat, 1) !== 1) throw unsupported('has samples with a sign or a fraction');
  if (bits === 1 || bits === 2 || bits === 4 || bits === 8 || bits === 16) return bits;
  throw unsupported(`has samples of ${bits} bits`);
}

function coloursOf(directory: Directory): Colours {
  const code = directory.value(Tag.photometric, 1);
  if (isKeyOf(COLOURS, code)) return COLOURS[code];
  throw unsupported(code === 5 ? 'has the four colours of print' : 'has colours of a rare kind');
}

function compressionOf(directory: Directory): Compression {
  const code = directory.value(Tag.compression, 1);
  if (isKeyOf(COMPRESSIONS, code)) return COMPRESSIONS[code];
  throw unsupported(`is compressed in a way that is not known here (number ${code})`);
}

function blockSize(directory: Directory, { width, height }: Size): Size {
  const tile = { width: directory.value(Tag.tileWidth, 0), height: directory.value(Tag.tileHeight, 0) };
  if (tile.width > 0) return tile;
  return { width, height: Math.min(height, directory.value(Tag.rowsPerStrip, height)) };
}

function blockPlaces(
  directory: Directory,
  layout: Omit<Layout, 'blocks'>,
  fileLength: number,
): readonly BlockPlace[] {
  const { width, height, block, planar, samplesPerPixel } = layout;
  const tiled = directory.value(Tag.tileWidth, 0) > 0;
  const offsets = directory.values(tiled ? Tag.tileOffsets : Tag.stripOffsets);
  const lengths = directory.values(tiled ? Tag.tileByteCounts : Tag.stripByteCounts);
  const planes = planar ? samplesPerPixel : 1;
  const count = Math.ceil(width / block.width) * Math.ceil(height / block.height) * planes;
  if (offsets.length < count || lengths.length < count)
    throw damagedPicture('tiff', 'a part of it is missing');
  const places = Array.from({ length: count }, (_, index) => ({
    at: offsets[index] ?? 0,
    length: lengths[index] ?? 0,
  }));
  if (places.some(({ at, length }) => at + length > fileLength)) {
    throw damagedPicture('tiff', 'the file ends before the picture does');
  }
  // A hostile file could have one part unpacked a million times.
  if (places.reduce((sum, { length }) => sum + length, 0) > fileLength) {
    throw damagedPicture('tiff', 'its parts lie over one another');
  }
  return places;
}

const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T => key in table;

const unsupported = (detail: string): UnreadableRadiograph =>
  new UnreadableRadiograph(
    'unsupported-format',
    `This TIFF picture ${detail}; save it as PNG and open that.`,
  );
