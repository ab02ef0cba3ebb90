/** Undoes the row filters of PNG (section 9.2). */

import { damagedPng } from './png-chunks.ts';

/**
 * Turns a filtered row back into samples, in place; byte arrays wrap around at 256 as the filters ask.
 *
 * @param filter the byte before the row, 0 to 4
 * @param above the row above, already turned back; zeros above the first row of a pass
 * @param pixelBytes bytes from one pixel to the next, at least 1
 */
export function unfilterRow(filter: number, row: Uint8Array, above: Uint8Array, pixelBytes: number): void {
  switch (filter) {
    case 0:
      return;
    case 1:
      for (let at = pixelBytes; at < row.length; at++) row[at] = (row[at] ?? 0) + (row[at - pixelBytes] ?? 0);
      return;
    case 2:
      for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) + (above[at] ?? 0);
      return;
    case 3:
      for (let at = 0; at < row.length; at++) {
        const left = at < pixelBytes ? 0 : (row[at - pixelBytes] ?? 0);
        row[at] = (row[at] ?? 0) + ((left + (above[at] ?? 0)) >> 1);
      }
      return;
    case 4:
      for (let at = 0; at < row.length; at++) {
        const left = at < pixelBytes ? 0 : (row[at - pixelBytes] ?? 0);
        const aboveLeft = at < pixelBytes ? 0 : (above[at - pixelBytes] ?? 0);
        row[at] = (row[at] ?? 0) + paeth(left, above[at] ?? 0, aboveLeft);
      }
      return;
    default:
      throw damagedPng('a row has a filter that does not exist');
  }
}

/** The neighbour nearest to left + above − above left. */
function paeth(left: number, above: number, aboveLeft: number): number {
  const estimate = left + above - aboveLeft;
  const byLeft = Math.abs(estimate - left);
  const byAbove = Math.abs(estimate - above);
  const byAboveLeft = Math.abs(estimate - aboveLeft);
  if (byLeft <= byAbove && byLeft <= byAboveLeft) return left;
  return byAbove <= byAboveLeft ? above : aboveLeft;
}
