/** A small seeded random generator, so that a bootstrap can be repeated. */

/**
 * Mulberry32.
 *
 * @param seed a whole number
 * @returns a function that gives the next number in [0, 1), the same row for the same seed
 * @see Tommy Ettinger, 2017 (public domain)
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
