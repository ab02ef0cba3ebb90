/**
 * Stored grey → what is shown, in the standard's order (PS3.4 section N.2): modality table or rescaling, then a window
 * or a table of values of interest, then the inversion of MONOCHROME1.
 *
 * A straight window is not carried out but kept as the range between black and white, so that every other window can
 * still be laid over the same values.
 */

import type { DataSet } from 'dicom-parser';
import { percentileRange } from '../percentile-range.ts';
import type { GreyRange, Radiograph } from '../radiograph.ts';
import { number } from './header.ts';
import { type LookUpTable, lookUpTable } from './look-up-table.ts';
import type { Samples, StoredPixels } from './stored-pixels.ts';
import { type GreyWindow, windowsOf } from './windows.ts';

export interface ShownGrey extends Pick<Radiograph, 'pixels' | 'range'> {
  readonly windows: readonly GreyWindow[];
  /** Which of the windows was laid over the values; null where there is none: then the picture's percentiles speak. */
  readonly window: number | null;
}

/** @param asked which window, from 0; the file's first where it has none of that number */
export function shownGrey(
  { samples, header, photometric }: StoredPixels,
  dataSet: DataSet,
  asked: number,
): ShownGrey {
  const values = modalityValues(samples, dataSet, header.signed);
  const windows = windowsOf(dataSet, header.signed);
  const window = windows[asked] ? asked : 0;
  const chosen = windows[window];
  const inverted = photometric === 'MONOCHROME1';
  if (!chosen) {
    const { pixels, range } = { pixels: values, range: percentileRange(values, paddingOf(samples, dataSet)) };
    return { ...(inverted ? negative(pixels, range) : { pixels, range }), windows, window: null };
  }
  const shown = throughWindow(values, chosen);
  return { ...(inverted ? negative(shown.pixels, shown.range) : shown), windows, window };
}

type Grey = Radiograph['pixels'];

/** PS3.3 section C.11.1. */
function modalityValues(samples: Samples, dataSet: DataSet, signed: boolean): Grey {
  const item = dataSet.elements.x00283000?.items?.[0]?.dataSet;
  const table = item && lookUpTable(item, 'x00283002', 'x00283006', signed);
  if (table) return mapped(samples, (value) => table.at(value));
  const slope = number(dataSet, 'x00281053') || 1;
  const intercept = number(dataSet, 'x00281052') ?? 0;
  if (slope === 1 && intercept === 0) {
    return samples instanceof Uint8Array || samples instanceof Uint16Array
      ? samples
      : Float32Array.from(samples);
  }
  return mapped(samples, (value) => value * slope + intercept);
}

/** PS3.3 sections C.11.2.1.2 and C.11.2.1.3. */
function throughWindow(values: Grey, window: GreyWindow): Pick<Radiograph, 'pixels' | 'range'> {
  switch (window.kind) {
    case 'linear': {
      const half = (window.width - 1) / 2;
      const middle = window.centre - 0.5;
      return { pixels: values, range: { low: middle - half, high: middle + half } };
    }
    case 'linear exact': {
      const half = window.width / 2;
      return { pixels: values, range: { low: window.centre - half, high: window.centre + half } };
    }
    case 'sigmoid': {
      const { centre, width } = window;
      const pixels = mapped(values, (value) => 1 / (1 + Math.exp((-4 * (value - centre)) / width)));
      return { pixels, range: { low: 0, high: 1 } };
    }
    case 'table':
      return {
        pixels: mapped(values, tableValue(window.table)),
        range: { low: 0, high: 2 ** window.table.bits - 1 },
      };
  }
}

const tableValue =
  (table: LookUpTable) =>
  (value: number): number =>
    table.at(Math.round(value));

/** Black becomes white. The values change their sign, so that the range stays the file's own. */
function negative(values: Grey, { low, high }: GreyRange): Pick<Radiograph, 'pixels' | 'range'> {
  return { pixels: mapped(values, (value) => -value), range: { low: -high, high: -low } };
}

function mapped(values: Samples | Grey, to: (value: number) => number): Float32Array {
  const result = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) result[at] = to(values[at] ?? 0);
  return result;
}

/** The stored value that marks pixels outside the picture (PS3.3 section C.7.5.1.1.2), where it is also a grey value. */
function paddingOf(samples: Samples, dataSet: DataSet): number | null {
  const signed =
    samples instanceof Int8Array || samples instanceof Int16Array || samples instanceof Int32Array;
  const padding = signed ? dataSet.int16('x00280120') : dataSet.uint16('x00280120');
  if (padding === undefined) return null;
  return padding * (number(dataSet, 'x00281053') || 1) + (number(dataSet, 'x00281052') ?? 0);
}
