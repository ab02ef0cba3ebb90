/** What a DICOM file says of its pixels: how they lie in the file and what they mean (PS3.3 sections C.7.6.3 and C.11). */

import type { DataSet } from 'dicom-parser';
import type { Size } from '../letterbox.ts';
import { damagedPicture, UnreadableRadiograph } from '../unreadable-radiograph.ts';

export interface PixelHeader extends Size {
  readonly frames: number;
  readonly samplesPerPixel: 1 | 3;
  readonly bitsAllocated: 8 | 16 | 32;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** Whether the colours lie one plane after the other. */
  readonly planar: boolean;
  readonly photometric: string;
}

/** @throws UnreadableRadiograph where the header is not one of a picture that can be read */
export function pixelHeader(dataSet: DataSet): PixelHeader {
  const samplesPerPixel = dataSet.uint16('x00280002') ?? 1;
  const bitsAllocated = dataSet.uint16('x00280100');
  if (bitsAllocated === undefined)
    throw damagedPicture('dicom', 'its header does not say how its pixels lie in it');
  const bitsStored = dataSet.uint16('x00280101') ?? bitsAllocated;
  const highBit = dataSet.uint16('x00280102') ?? bitsStored - 1;
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3) {
    throw unsupported(`has ${samplesPerPixel} samples a pixel; 1 and 3 can be read`);
  }
  if (bitsAllocated !== 8 && bitsAllocated !== 16 && bitsAllocated !== 32) {
    throw unsupported(`keeps a sample in ${bitsAllocated} bits; 8, 16 and 32 can be read`);
  }
  if (!(bitsStored >= 1 && highBit >= bitsStored - 1 && highBit < bitsAllocated)) {
    throw damagedPicture('dicom', 'what its header says of the bits of a sample cannot be');
  }
  return {
    width: dataSet.uint16('x00280011') ?? 0,
    height: dataSet.uint16('x00280010') ?? 0,
    frames: Math.max(1, number(dataSet, 'x00280008') ?? 1),
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit,
    signed: dataSet.uint16('x00280103') === 1,
    planar: samplesPerPixel === 3 && dataSet.uint16('x00280006') === 1,
    photometric: text(dataSet, 'x00280004') ?? (samplesPerPixel === 1 ? 'MONOCHROME2' : 'RGB'),
  };
}

/** @param rest continues the sentence and has no full stop */
export const unsupported = (rest: string): UnreadableRadiograph =>
  new UnreadableRadiograph('unsupported-format', `This DICOM file ${rest}.`);

/** @returns null where the element is missing or empty */
export function text(dataSet: DataSet, tag: string): string | null {
  return dataSet.string(tag)?.trim() || null;
}

/** The numbers of a decimal string (DS or IS), one that is none left out as NaN. */
export function numbers(dataSet: DataSet, tag: string): number[] {
  const value = text(dataSet, tag);
  return value === null
    ? []
    : value.split('\\').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
}

/** @returns the first finite number of a decimal string, null where there is none */
export function number(dataSet: DataSet, tag: string): number | null {
  const [first] = numbers(dataSet, tag);
  return first !== undefined && Number.isFinite(first) ? first : null;
}
