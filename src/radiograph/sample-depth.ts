/** Samples of 1 to 16 bits as PNG and TIFF pack them. */

export type Samples = Uint8Array | Uint16Array;

export type Depth = 1 | 2 | 4 | 8 | 16;

/**
 * One sample an element, unscaled: of several in a byte the first has the highest bits.
 *
 * @param row starts with a whole byte; where samples are bytes, it is the result itself
 * @param length samples wanted
 */
export function unpacked(row: Uint8Array, length: number, depth: number, littleEndian = false): Samples {
  if (depth === 8) return row;
  if (depth === 16) {
    const words = new Uint16Array(length);
    const [high, low] = littleEndian ? [1, 0] : [0, 1];
    for (let index = 0; index < length; index++) {
      words[index] = ((row[2 * index + high] ?? 0) << 8) | (row[2 * index + low] ?? 0);
    }
    return words;
  }
  const samples = new Uint8Array(length);
  for (let index = 0; index < length; index++) {
    const bit = index * depth;
    samples[index] = ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  }
  return samples;
}

/** Grey of fewer than 8 bits as bytes, its white as 255. */
export function scaledUp(samples: Uint8Array, depth: number): Uint8Array {
  const step = 255 / (2 ** depth - 1);
  return step === 1 ? samples : samples.map((sample) => sample * step);
}

/** Words that all repeat their byte (`v · 257`) are 8-bit samples in 16-bit clothes, and come back as such. */
export function withoutRepeatedBytes(words: Uint16Array): Samples {
  for (const word of words) if (word >> 8 !== (word & 0xff)) return words;
  return Uint8Array.from(words, (word) => word & 0xff);
}
