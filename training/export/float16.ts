/** Half precision: 1 sign bit, 5 of exponent, 10 of fraction. */

/** Larger magnitudes become infinite. */
export const FLOAT16_MAX = 65504;

const INFINITY = 0x7c00;

/**
 * Rounds to the nearest half-precision number, ties to even.
 *
 * @param values numbers, not NaN
 * @returns the bits, one word a value
 * @see IEEE 754-2019, binary16
 */
export function toFloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  const words = new Uint32Array(Float32Array.from(values).buffer);
  return Uint16Array.from(words, half);
}

function half(word: number): number {
  const sign = (word >>> 16) & 0x8000;
  const exponent = ((word >>> 23) & 0xff) - 127 + 15;
  const fraction = word & 0x7fffff;
  if (exponent >= 31) return sign | INFINITY;
  if (exponent > 0) return sign | roundedShift((exponent << 23) | fraction, 13);
  // Subnormal: the leading 1 is written out, and moved right by what the exponent lacks.
  return exponent < -10 ? sign : sign | roundedShift(0x800000 | fraction, 14 - exponent);
}

/** A carry out of the fraction rightly raises the exponent. */
function roundedShift(value: number, by: number): number {
  const kept = value >>> by;
  const rest = value & (2 ** by - 1);
  const middle = 2 ** (by - 1);
  return rest > middle || (rest === middle && kept % 2 === 1) ? kept + 1 : kept;
}
