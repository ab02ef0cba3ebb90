/** Unpacks a strip or tile of a TIFF file. */

import { checkJpeg } from '../check-jpeg.ts';
import { streamHeader } from '../dicom/code-stream-header.ts';
import { type CodecPrograms, decodeWith } from '../dicom/codec.ts';
import { withColoursNamed } from '../dicom/jpeg-colours.ts';
import { InflateFailure, inflateAtMost } from '../inflate.ts';
import type { Size } from '../letterbox.ts';
import { damagedPicture, UnreadableRadiograph } from '../unreadable-radiograph.ts';
import type { Layout } from './layout.ts';
import { unpackLzw } from './lzw.ts';
import { unpackBits } from './pack-bits.ts';

export interface BlockRows {
  readonly bytes: Uint8Array;
  /** Bytes from one row's start to the next. */
  readonly rowBytes: number;
}

export interface BlockReader {
  readonly layout: Layout;
  /** What all JPEG blocks have in common; empty where each has its own. */
  readonly jpegTables: Uint8Array;
  readonly programs: CodecPrograms;
}

/**
 * @param data the block as the file has it
 * @param wanted the part of the block that lies in the picture; what lies beyond may be missing
 * @throws UnreadableRadiograph where not all that is wanted is there
 */
export async function blockRows(data: Uint8Array, wanted: Size, reader: BlockReader): Promise<BlockRows> {
  const { layout } = reader;
  if (layout.compression === 'jpeg') return jpegRows(data, wanted, reader);
  const { block, bits, planar, samplesPerPixel } = layout;
  const rowBytes = Math.ceil((block.width * (planar ? 1 : samplesPerPixel) * bits) / 8);
  const length = wanted.height * rowBytes;
  const bytes = await unpackedBytes(data, layout, length, block.height * rowBytes);
  if (bytes.length < length) throw damaged('its data are broken or end early');
  return { bytes, rowBytes };
}

async function unpackedBytes(
  data: Uint8Array,
  { compression }: Layout,
  length: number,
  atMost: number,
): Promise<Uint8Array> {
  switch (compression) {
    case 'lzw':
      return unpackLzw(data, length);
    case 'pack-bits':
      return unpackBits(data, length);
    case 'deflate':
      try {
        return await inflateAtMost([data], atMost, 'deflate');
      } catch (cause) {
        if (cause instanceof InflateFailure) throw damaged(cause.message, cause);
        throw cause;
      }
    default:
      return data;
  }
}

async function jpegRows(data: Uint8Array, wanted: Size, reader: BlockReader): Promise<BlockRows> {
  const { layout, jpegTables, programs } = reader;
  const components = layout.planar ? 1 : layout.samplesPerPixel;
  const stream = withTables(data, jpegTables);
  const coded = streamHeader(stream);
  const { block } = layout;
  if (
    coded?.components !== components ||
    coded.width < wanted.width ||
    coded.height < wanted.height ||
    coded.width > block.width ||
    coded.height > block.height
  ) {
    throw damaged('its JPEG data are of another size than its header says');
  }
  try {
    checkJpeg(stream);
    const named = withColoursNamed(stream, layout.colours === 'rgb' ? 'RGB' : '');
    const { samples } = await decodeWith('jpeg', named, programs);
    if (!(samples instanceof Uint8Array) || samples.length !== coded.width * coded.height * components) {
      throw damaged('its JPEG data are not whole');
    }
    return { bytes: samples, rowBytes: coded.width * components };
  } catch (cause) {
    if (cause instanceof UnreadableRadiograph && cause.reason !== 'damaged') throw cause;
    throw damaged('its JPEG data are broken or end early', cause);
  }
}

/** Tables stand between a start and an end marker of their own, which are left out where the two are joined. */
function withTables(data: Uint8Array, tables: Uint8Array): Uint8Array {
  if (tables.length < 4) return data;
  const stream = new Uint8Array(tables.length + data.length - 4);
  stream.set(tables.subarray(0, -2));
  stream.set(data.subarray(2), tables.length - 2);
  return stream;
}

const damaged = (detail: string, cause?: unknown): UnreadableRadiograph =>
  damagedPicture('tiff', detail, cause);
