/** A radiograph made ready for the eye: 8-bit grey of a bounded size, windowed; the radiograph itself stays as it is. */

import { areaAverage } from '../radiograph/area-average.ts';
import { letterbox } from '../radiograph/letterbox.ts';
import type { GreyRange, Radiograph } from '../radiograph/radiograph.ts';
import { spanOf } from '../radiograph/unit-grey.ts';

/** Grey pixels for a screen, row-major from the top left. */
export interface DisplayPicture {
  readonly width: number;
  readonly height: number;
  /** 0 black to 255 white, shape [height · width]. */
  readonly grey: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Shows a radiograph through a window, shrunk by area averaging where it is larger than asked.
 *
 * @param side the longest side in pixels; a smaller radiograph is not enlarged
 * @param window grey values shown black and white, those between on a straight line
 */
export function displayPicture(
  radiograph: Radiograph,
  side: number,
  window: GreyRange = radiograph.range,
): DisplayPicture {
  if (Math.max(radiograph.width, radiograph.height) <= side) {
    const { width, height, pixels } = radiograph;
    return { width, height, grey: throughWindow(pixels, window) };
  }
  const { width, height } = letterbox(radiograph, { width: side, height: side });
  const shrunk = areaAverage(radiograph.pixels, radiograph, { width, height });
  return { width, height, grey: throughWindow(shrunk, window) };
}

function throughWindow(pixels: Radiograph['pixels'], window: GreyRange): Uint8ClampedArray<ArrayBuffer> {
  const gain = 255 / spanOf(window);
  const grey = new Uint8ClampedArray(pixels.length);
  for (let index = 0; index < pixels.length; index++)
    grey[index] = ((pixels[index] ?? 0) - window.low) * gain;
  return grey;
}
