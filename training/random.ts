/** Random numbers from a seed: the same seed gives the same numbers on every machine. */

export interface Random {
  /** A number in [0, 1). */
  uniform(): number;
  /** A number in [low, high). */
  between(low: number, high: number): number;
  /** A whole number in [0, below), each equally likely; `below` is a whole number from 1 to 2³². */
  integer(below: number): number;
  /** A number from the standard normal distribution. */
  normal(): number;
  /** A copy in random order. */
  shuffle<T>(items: readonly T[]): T[];
  /**
   * A stream of its own, given by this one's seed and the label alone: it doesn't depend on what was drawn before,
   * and drawing from it changes nothing here.
   */
  fork(label: number | string): Random;
}

/**
 * A small, fast generator of good quality for simulation; not for secrets.
 *
 * @param seed any finite number; the same number or its text gives the same stream
 * @see Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021): xoshiro128**
 */
export function seededRandom(seed: number): Random {
  if (!Number.isFinite(seed)) throw new RangeError(`A seed must be a finite number, not ${seed}.`);
  return streamOf(String(seed));
}

function streamOf(path: string): Random {
  let [a, b, c, d] = stateFrom(path);
  let spareNormal: number | undefined;

  const next = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
  // 53 random bits, all that a double in [0, 1) holds.
  const uniform = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  const integer = (below: number): number => {
    if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) {
      throw new RangeError(`A whole number below ${below} cannot be drawn.`);
    }
    return Math.floor((next() / 2 ** 32) * below);
  };

  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    integer,
    normal() {
      if (spareNormal !== undefined) {
        const normal = spareNormal;
        spareNormal = undefined;
        return normal;
      }
      // Box and Muller; 1 − u keeps the logarithm's argument above 0.
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spareNormal = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    shuffle: (items) =>
      items
        .map((item) => ({ item, rank: uniform() }))
        .sort((left, right) => left.rank - right.rank)
        .map(({ item }) => item),
    fork: (label) => streamOf(`${path}/${label}`),
  };
}

/** Four words from a text, never all zero. */
function stateFrom(text: string): [number, number, number, number] {
  return [hash(`0${text}`), hash(`1${text}`), hash(`2${text}`), hash(`3${text}`) || 1];
}

/** FNV-1a, then the finaliser of MurmurHash3, so that texts that differ by one letter share no bits. */
function hash(text: string): number {
  let word = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    word = Math.imul(word ^ text.charCodeAt(index), 0x01000193);
  }
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
