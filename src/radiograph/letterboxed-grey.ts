/** A radiograph scaled into a frame: what a model sees before its own normalisation. Training and the application share it. */

import { areaAverage } from './area-average.ts';
import { letterbox, type Size } from './letterbox.ts';
import type { Radiograph } from './radiograph.ts';
import { unitGrey } from './unit-grey.ts';

/**
 * Maps the range to [0, 1], area-averages the radiograph into the frame with its proportions kept, and fills the rest.
 *
 * @param margin grey of the rest, in [0, 1]
 * @returns shape [frame.height · frame.width], values in [0, 1]
 */
export function letterboxedGrey(radiograph: Radiograph, frame: Size, margin: number): Float32Array {
  const place = letterbox(radiograph, frame);
  const scaled = scaledUnitGrey(radiograph, place);
  const framed = new Float32Array(frame.width * frame.height).fill(margin);
  for (let y = 0; y < place.height; y++) {
    const row = scaled.subarray(y * place.width, (y + 1) * place.width);
    framed.set(row, (place.top + y) * frame.width + place.left);
  }
  return framed;
}

function scaledUnitGrey(radiograph: Radiograph, to: Size): Float32Array {
  // Clamping comes before averaging; where there is nothing to clamp, the few averages are mapped instead of all pixels.
  if (!liesWithin(radiograph)) return areaAverage(unitGrey(radiograph), radiograph, to);
  return unitGrey({ pixels: areaAverage(radiograph.pixels, radiograph, to), range: radiograph.range });
}

function liesWithin({ pixels, range }: Radiograph): boolean {
  if (pixels instanceof Uint8Array && range.low <= 0 && range.high >= 255) return true;
  const { low, high } = range;
  for (let index = 0; index < pixels.length; index++) {
    const value = pixels[index] ?? 0;
    // Said so that it holds for NaN too, which clamping makes black and averaging would spread.
    if (!(value >= low && value <= high)) return false;
  }
  return true;
}
