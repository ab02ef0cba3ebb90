/** A DICOM file's elements up to its pixels, whatever transfer syntax they are written in (PS3.5, PS3.10). */

import dicomParser, { type ByteArrayParser, type DataSet, type Element } from 'dicom-parser';
import { InflateFailure, inflateAtMost } from '../inflate.ts';
import { damagedPicture } from '../unreadable-radiograph.ts';
import { codingAt, type ElementCoding, hasPreamble } from './is-dicom.ts';

export const TransferSyntax = {
  implicitLittle: '1.2.840.10008.1.2',
  explicitLittle: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  explicitBig: '1.2.840.10008.1.2.2',
} as const;

/** What a deflated data set may become: more than the largest picture that is read. */
const MAX_INFLATED = 256 * 2 ** 20;
const PIXEL_DATA = 'x7fe00010';
const UNDEFINED_LENGTH = 0xffff_ffff;

export interface DicomFile {
  readonly dataSet: DataSet;
  /** UID of the transfer syntax, told by the content where the file does not say. */
  readonly syntax: string;
  /** The bytes that offsets of elements refer to: the file's own, or what they inflate to. */
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  /** Where the pixels' own bytes start; null where there are none. */
  readonly pixels: PixelElement | null;
}

export interface PixelElement {
  readonly at: number;
  /** As the file says, which may be more or less than there is; null where it is undefined: encapsulated fragments. */
  readonly length: number | null;
}

/**
 * Reads every element before the pixels. A broken element before them does not matter where the pixels are found.
 *
 * @throws UnreadableRadiograph `damaged`
 */
export async function readDicomFile(file: Uint8Array): Promise<DicomFile> {
  const meta = readMeta(file);
  const stated = meta.syntax;
  const deflated = stated === TransferSyntax.deflated;
  const bytes = deflated ? await inflated(file.subarray(meta.end)) : file;
  const start = deflated ? 0 : meta.end;
  const coding = codingAt(bytes, start) ?? codingOf(stated);
  const elements: Record<string, Element> = {};
  const dataSet = new dicomParser.DataSet(parserOf(coding), bytes, elements);
  const stream = new dicomParser.ByteStream(parserOf(coding), bytes, start);
  const parse = coding.explicit
    ? dicomParser.parseDicomDataSetExplicit
    : dicomParser.parseDicomDataSetImplicit;
  try {
    parse(dataSet, stream, bytes.length, { untilTag: PIXEL_DATA });
  } catch (cause) {
    if (Object.keys(elements).length === 0) throw damagedPicture('dicom', 'its header cannot be read', cause);
  }
  const element = elements[PIXEL_DATA];
  const pixels = element ? pixelsOf(element) : findPixels(bytes, start, coding);
  return { dataSet, syntax: stated ?? syntaxOf(coding), bytes, littleEndian: coding.littleEndian, pixels };
}

/** The file meta information, always explicit little endian (PS3.10 section 7.1). */
function readMeta(file: Uint8Array): { readonly syntax: string | null; readonly end: number } {
  const start = hasPreamble(file) ? 132 : 0;
  const stream = new dicomParser.ByteStream(dicomParser.littleEndianByteArrayParser, file, start);
  let syntax: string | null = null;
  try {
    while (file[stream.position] === 2 && file[stream.position + 1] === 0) {
      const { tag, dataOffset, length } = dicomParser.readDicomElementExplicit(stream);
      if (tag === 'x00020010') syntax = dicomParser.readFixedString(file, dataOffset, length).trim();
    }
  } catch (cause) {
    throw damagedPicture('dicom', 'its header cannot be read', cause);
  }
  return { syntax, end: stream.position };
}

async function inflated(data: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflateAtMost([data], MAX_INFLATED, 'deflate-raw');
  } catch (cause) {
    if (cause instanceof InflateFailure) throw damagedPicture('dicom', cause.message, cause);
    throw cause;
  }
}

function codingOf(syntax: string | null): ElementCoding {
  return {
    explicit: syntax !== null && syntax !== TransferSyntax.implicitLittle,
    littleEndian: syntax !== TransferSyntax.explicitBig,
  };
}

function syntaxOf({ explicit, littleEndian }: ElementCoding): string {
  if (!littleEndian) return TransferSyntax.explicitBig;
  return explicit ? TransferSyntax.explicitLittle : TransferSyntax.implicitLittle;
}

const parserOf = ({ littleEndian }: ElementCoding): ByteArrayParser =>
  littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser;

const pixelsOf = ({ dataOffset, length }: Pick<Element, 'dataOffset' | 'length'>): PixelElement => ({
  at: dataOffset,
  length: length === UNDEFINED_LENGTH ? null : length,
});

/** Where an element before them has a wrong length, the pixels are found by their tag and representation. */
function findPixels(bytes: Uint8Array, from: number, coding: ElementCoding): PixelElement | null {
  if (!coding.explicit) return null;
  const tag = coding.littleEndian ? [0xe0, 0x7f, 0x10, 0x00] : [0x7f, 0xe0, 0x00, 0x10];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(tag[0] ?? 0, from); at >= 0; at = bytes.indexOf(tag[0] ?? 0, at + 1)) {
    if (at + 12 > bytes.length) return null;
    const representation = String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
    if (!tag.every((byte, index) => bytes[at + index] === byte) || !/^O[BW]$/.test(representation)) continue;
    return pixelsOf({ dataOffset: at + 12, length: view.getUint32(at + 8, coding.littleEndian) });
  }
  return null;
}
