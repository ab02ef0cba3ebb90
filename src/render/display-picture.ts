/** A radiograph made ready for the eye: 8-bit grey of a bounded size, windowed; the radiograph itself stays as it is. */

import type { GreyRange, Radiograph } from '../radiograph/radiograph.ts';

/** Grey pixels for a screen, row-major from the top left. */
export interface DisplayPicture {
  readonly width: number;
  readonly height: number;
  /** 0 black to 255 white, shape [height · width]. */
  readonly grey: Uint8Array<ArrayBuffer>;
}

/**
 * Shows a radiograph through a window, shrunk by area averaging where it is larger than asked.
 *
 * @param side the longest side in pixels; a smaller radiograph is never enlarged
 * @param window grey values shown black and white, those between on a straight line (DICOM PS3.3 C.11.2.1.2)
 */
export function displayPicture(
  radiograph: Radiograph,
  side: number,
  window: GreyRange = radiograph.range,
): DisplayPicture {
  const scale = Math.min(1, side / Math.max(radiograph.width, radiograph.height));
  const width = Math.max(1, Math.round(radiograph.width * scale));
  const height = Math.max(1, Math.round(radiograph.height * scale));
  const grey = new Uint8Array(width * height);
  const gain = window.high > window.low ? 255 / (window.high - window.low) : 0;
  // A Uint8Array wraps around, so both ends are clamped here.
  const put = (at: number, value: number): void => {
    grey[at] = Math.min(255, Math.max(0, Math.round((value - window.low) * gain)));
  };
  const { pixels } = radiograph;
  if (scale === 1) {
    for (let at = 0; at < grey.length; at++) put(at, pixels[at] ?? 0);
    return { width, height, grey };
  }
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * radiograph.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * radiograph.height) / height));
    sums.fill(0);
    for (let row = top; row < bottom; row++) addRow(radiograph, row, sums);
    for (let x = 0; x < width; x++) {
      put(y * width + x, (sums[x] ?? 0) / ((bottom - top) * columnsOf(radiograph.width, width, x)));
    }
  }
  return { width, height, grey };
}

/** Whole source pixels are averaged: for the eye their exact fractions do not matter, for the model they do. */
function addRow(radiograph: Radiograph, row: number, sums: Float64Array): void {
  const { pixels, width } = radiograph;
  const start = row * width;
  for (let x = 0; x < sums.length; x++) {
    const left = Math.floor((x * width) / sums.length);
    const right = left + columnsOf(width, sums.length, x);
    let sum = 0;
    for (let column = left; column < right; column++) sum += pixels[start + column] ?? 0;
    sums[x] = (sums[x] ?? 0) + sum;
  }
}

function columnsOf(from: number, to: number, x: number): number {
  return Math.max(1, Math.floor(((x + 1) * from) / to) - Math.floor((x * from) / to));
}
