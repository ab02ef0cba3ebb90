/** Noise on a training picture. */

import type { Random } from '../../random.ts';

/** Standard deviation of the sum of four bytes, each equally likely. */
const DEVIATION_OF_FOUR_BYTES = Math.sqrt((4 * (256 ** 2 - 1)) / 12);
const MEAN_OF_FOUR_BYTES = 510;

/**
 * Adds noise in place: close to normal, each value from the four bytes of one random word.
 *
 * @param deviation in grey levels of 0 to 255
 * @see Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003)
 */
export function addNoise(picture: Uint8ClampedArray, deviation: number, random: Random): void {
  const scale = deviation / DEVIATION_OF_FOUR_BYTES;
  let word = 1 + random.integer(2 ** 31);
  for (let pixel = 0; pixel < picture.length; pixel++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    const sum = (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
    picture[pixel] = (picture[pixel] ?? 0) + (sum - MEAN_OF_FOUR_BYTES) * scale;
  }
}
