/** The samples of one frame as the file stores them, out of every transfer syntax. */

import { checkSize } from '../size-limit.ts';
import { damagedPicture, UnreadableRadiograph } from '../unreadable-radiograph.ts';
import { streamHeader, withoutContainer } from './code-stream-header.ts';
import { type CodecPicture, type CodecPrograms, decodeWith } from './codec.ts';
import { type DicomFile, type PixelElement, TransferSyntax } from './data-set.ts';
import { frameStream } from './fragments.ts';
import { type PixelHeader, unsupported } from './header.ts';
import { withColoursNamed } from './jpeg-colours.ts';
import { decodeExtendedJpeg } from './jpeg-extended.ts';
import { decodeRle } from './rle.ts';

/** Interleaved samples, shape [height · width · samples per pixel], each in its stored bits and sign. */
export interface StoredPixels {
  readonly header: PixelHeader;
  readonly samples: Samples;
  /** The colours as they are now: a codec may have turned luma and chroma into red, green and blue. */
  readonly photometric: string;
}

export type Samples = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

type Compression = 'rle' | 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';

/** PS3.5 section 10 and annex A. */
const COMPRESSIONS: ReadonlyMap<string, Compression> = new Map<string, Compression>([
  ['1.2.840.10008.1.2.5', 'rle'],
  ['1.2.840.10008.1.2.4.50', 'jpeg'],
  ['1.2.840.10008.1.2.4.51', 'jpeg'],
  ['1.2.840.10008.1.2.4.57', 'jpeg-lossless'],
  ['1.2.840.10008.1.2.4.70', 'jpeg-lossless'],
  ['1.2.840.10008.1.2.4.80', 'jpeg-ls'],
  ['1.2.840.10008.1.2.4.81', 'jpeg-ls'],
  ['1.2.840.10008.1.2.4.90', 'jpeg-2000'],
  ['1.2.840.10008.1.2.4.91', 'jpeg-2000'],
  ['1.2.840.10008.1.2.4.201', 'htj2k'],
  ['1.2.840.10008.1.2.4.202', 'htj2k'],
  ['1.2.840.10008.1.2.4.203', 'htj2k'],
]);

const NATIVE: ReadonlySet<string> = new Set(Object.values(TransferSyntax));

/**
 * Reads a frame, all of it or nothing.
 *
 * @param frame from 0
 * @throws UnreadableRadiograph
 */
export async function storedPixels(
  file: DicomFile & { readonly pixels: PixelElement },
  header: PixelHeader,
  frame: number,
  programs: CodecPrograms,
): Promise<StoredPixels> {
  checkSize(header);
  if (frame >= header.frames) throw damagedPicture('dicom', `it has no frame ${frame + 1}`);
  const { pixels } = file;
  if (NATIVE.has(file.syntax) || pixels.length !== null) return nativePixels(file, pixels, header, frame);
  const compression = COMPRESSIONS.get(file.syntax);
  if (!compression) throw unsupported(`is compressed in a way that is not known here (${file.syntax})`);
  const stream = withoutContainer(frameStream(file.bytes, pixels.at, frame, header.frames));
  if (compression === 'rle') return rlePixels(stream, header);
  return codedPixels(stream, compression, header, programs);
}

function nativePixels(
  { bytes, littleEndian }: DicomFile,
  { at }: PixelElement,
  header: PixelHeader,
  frame: number,
): StoredPixels {
  const { width, height, samplesPerPixel, bitsAllocated, photometric } = header;
  const halved = photometric === 'YBR_FULL_422' && samplesPerPixel === 3;
  const perPixel = halved ? 2 : samplesPerPixel;
  const count = width * height * perPixel;
  const length = (count * bitsAllocated) / 8;
  const from = at + frame * length;
  if (from + length > bytes.length) throw damagedPicture('dicom', 'the file ends before the picture does');
  const data = bytes.subarray(from, from + length);
  const words = bitsAllocated === 8 ? data : wordsOf(data, bitsAllocated, littleEndian);
  const whole = halved ? withAllChroma(words) : header.planar ? interleaved(words) : words;
  return { header, samples: inStoredBits(whole, header), photometric };
}

function wordsOf(data: Uint8Array, bits: 16 | 32, littleEndian: boolean): Uint16Array | Uint32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const words = bits === 16 ? new Uint16Array(data.length / 2) : new Uint32Array(data.length / 4);
  for (let index = 0; index < words.length; index++) {
    words[index] =
      bits === 16 ? view.getUint16(2 * index, littleEndian) : view.getUint32(4 * index, littleEndian);
  }
  return words;
}

type Unsigned = Uint8Array | Uint16Array | Uint32Array;

const sameKind = (like: Unsigned, length: number): Unsigned =>
  like instanceof Uint8Array
    ? new Uint8Array(length)
    : like instanceof Uint16Array
      ? new Uint16Array(length)
      : new Uint32Array(length);

/** Two pixels are stored as two lumas and the one chroma they share (PS3.3 section C.7.6.3.1.2). */
function withAllChroma(halves: Unsigned): Unsigned {
  const whole = sameKind(halves, (halves.length / 2) * 3);
  for (let pixel = 0; pixel < halves.length / 2; pixel++) {
    const pair = (pixel >> 1) * 4;
    whole[3 * pixel] = halves[pair + (pixel & 1)] ?? 0;
    whole[3 * pixel + 1] = halves[pair + 2] ?? 0;
    whole[3 * pixel + 2] = halves[pair + 3] ?? 0;
  }
  return whole;
}

function interleaved(planes: Unsigned): Unsigned {
  const result = sameKind(planes, planes.length);
  const length = planes.length / 3;
  for (let plane = 0; plane < 3; plane++) {
    for (let pixel = 0; pixel < length; pixel++)
      result[3 * pixel + plane] = planes[plane * length + pixel] ?? 0;
  }
  return result;
}

/** Takes a sample's stored bits out of those allocated, whatever else lies beside them, and gives it its sign. */
function inStoredBits(words: Unsigned, { bitsAllocated, bitsStored, highBit, signed }: PixelHeader): Samples {
  const shift = 32 - bitsStored;
  const down = highBit + 1 - bitsStored;
  if (bitsStored < bitsAllocated) {
    for (let at = 0; at < words.length; at++) {
      const bits = ((words[at] ?? 0) >>> down) << shift;
      words[at] = signed ? bits >> shift : bits >>> shift;
    }
  }
  if (!signed) return words;
  if (words instanceof Uint8Array) return new Int8Array(words);
  return words instanceof Uint16Array ? new Int16Array(words) : new Int32Array(words);
}

function rlePixels(stream: Uint8Array, header: PixelHeader): StoredPixels {
  const { width, height, samplesPerPixel, bitsAllocated, photometric } = header;
  const bytesPerSample = bitsAllocated / 8;
  const length = width * height;
  const planes = decodeRle(stream, samplesPerPixel * bytesPerSample, length);
  const like = bitsAllocated === 8 ? planes : bitsAllocated === 16 ? new Uint16Array(0) : new Uint32Array(0);
  const samples = sameKind(like, length * samplesPerPixel);
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    for (let pixel = 0; pixel < length; pixel++) {
      let value = 0;
      for (let byte = 0; byte < bytesPerSample; byte++) {
        value = (value << 8) | (planes[(sample * bytesPerSample + byte) * length + pixel] ?? 0);
      }
      samples[pixel * samplesPerPixel + sample] = value;
    }
  }
  return { header, samples: inStoredBits(samples, header), photometric };
}

async function codedPixels(
  stream: Uint8Array,
  compression: Exclude<Compression, 'rle'>,
  header: PixelHeader,
  programs: CodecPrograms,
): Promise<StoredPixels> {
  const coded = streamHeader(stream);
  if (!coded) throw damagedPicture('dicom', 'its compressed pixels have no header');
  if (
    coded.width !== header.width ||
    coded.height !== header.height ||
    coded.components !== header.samplesPerPixel
  ) {
    throw damagedPicture('dicom', 'its compressed pixels are of another size than its header says');
  }
  const picture = await decoded(stream, compression, coded.bits, header, programs);
  const { samplesPerPixel, width, height } = header;
  if (picture.samples.length !== width * height * samplesPerPixel) {
    throw damagedPicture('dicom', 'its compressed pixels are not whole');
  }
  return {
    header,
    samples: withSign(picture, header),
    photometric: samplesPerPixel === 3 ? coloursAfter(compression, header.photometric) : header.photometric,
  };
}

async function decoded(
  stream: Uint8Array,
  compression: Exclude<Compression, 'rle'>,
  bits: number,
  header: PixelHeader,
  programs: CodecPrograms,
): Promise<CodecPicture> {
  try {
    if (compression === 'jpeg-lossless') return await decodeLossless(stream, bits, header);
    if (compression === 'jpeg') {
      if (bits > 8) return decodeExtendedJpeg(stream);
      return await decodeWith('jpeg', withColoursNamed(stream, header.photometric), programs);
    }
    return await decodeWith(compression, stream, programs);
  } catch (cause) {
    if (cause instanceof UnreadableRadiograph) throw cause;
    throw damagedPicture('dicom', 'its compressed pixels are broken or end early', cause);
  }
}

async function decodeLossless(stream: Uint8Array, bits: number, header: PixelHeader): Promise<CodecPicture> {
  const { Decoder } = await import('jpeg-lossless-decoder-js');
  const { buffer } = new Uint8Array(stream);
  const samples = new Decoder().decode(buffer, 0, buffer.byteLength, bits > 8 ? 2 : 1);
  return { ...header, components: header.samplesPerPixel, bits, signed: false, samples };
}

/** JPEG, lossless JPEG and JPEG-LS know no sign: their words are read as the header says. */
function withSign({ samples, signed, bits }: CodecPicture, header: PixelHeader): Samples {
  if (signed || !header.signed) return samples;
  const shift = 32 - Math.max(bits, header.bitsStored);
  const result = bits <= 8 ? new Int8Array(samples.length) : new Int16Array(samples.length);
  for (let at = 0; at < samples.length; at++) result[at] = ((samples[at] ?? 0) << shift) >> shift;
  return result;
}

/** The codecs of JPEG and JPEG 2000 give red, green and blue; the others what was put in. */
function coloursAfter(compression: Compression, photometric: string): string {
  return compression === 'jpeg' || compression === 'jpeg-2000' || compression === 'htj2k'
    ? 'RGB'
    : photometric;
}
