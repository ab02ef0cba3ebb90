/** Between which values a decoded raster picture is meaningful. */

import type { GreyRange } from './radiograph.ts';

/** Bits that detectors and exports really use inside a 16-bit word. */
const USUAL_BITS = [8, 10, 12, 14];

/**
 * The range of a raster picture's grey.
 *
 * Bytes run from 0 to 255. Words are often only partly used: a detector's 10, 12 or 14 bits are stored as they are and
 * a viewer that took them for 16 would show black. So the range ends at the smallest of 2⁸, 2¹⁰, 2¹², 2¹⁴ and
 * 2¹⁶, less one, that holds the highest value. Nothing in a PNG says it better: `sBIT` speaks of samples scaled up to 16
 * bits and is not written by those who store them unscaled.
 */
export function greyRange(pixels: Uint8Array | Uint16Array): GreyRange {
  if (pixels instanceof Uint8Array) return { low: 0, high: 255 };
  let used = 0;
  for (const value of pixels) used |= value;
  const bits = USUAL_BITS.find((candidate) => used < 2 ** candidate) ?? 16;
  return { low: 0, high: used === 0 ? 65_535 : 2 ** bits - 1 };
}
