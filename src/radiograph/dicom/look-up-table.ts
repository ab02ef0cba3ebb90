/** Look-up tables for grey values and for palettes (PS3.3 sections C.11.1.1, C.11.2.1.1 and C.7.6.3.1.5). */

import type { DataSet } from 'dicom-parser';

export interface LookUpTable {
  /** Bits of an entry. */
  readonly bits: number;
  /** Values below and above the table's own take its first and last entry. */
  at(value: number): number;
}

/**
 * @param signed whether the first value mapped is a signed word, as the pixels are
 * @returns null where the data set holds no such table, or a broken one
 */
export function lookUpTable(
  dataSet: DataSet,
  descriptorTag: string,
  dataTag: string,
  signed: boolean,
): LookUpTable | null {
  const count = dataSet.uint16(descriptorTag, 0);
  const first = signed ? dataSet.int16(descriptorTag, 1) : dataSet.uint16(descriptorTag, 1);
  const bits = dataSet.uint16(descriptorTag, 2);
  const data = dataSet.elements[dataTag];
  if (count === undefined || first === undefined || bits === undefined || !data) return null;
  const length = count || 65_536;
  // Entries of 8 bits may lie in bytes or in words, which only the length tells.
  const wide = data.length >= 2 * length;
  if (bits < 1 || bits > 16 || data.length < length) return null;
  const entries = Uint16Array.from({ length }, (_, index) =>
    wide ? (dataSet.uint16(dataTag, index) ?? 0) : (dataSet.byteArray[data.dataOffset + index] ?? 0),
  );
  return { bits, at: (value) => entries[Math.min(Math.max(value - first, 0), length - 1)] ?? 0 };
}
