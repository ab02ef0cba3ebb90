/** Finds, among thousands of pictures, the few that share many keypoints with one, in milliseconds. */

import { CODE_BITS, CODE_WORDS, type Keypoints } from './descriptors.ts';

/** A picture that may have the same source. */
export interface Candidate {
  /** Position of the picture in the index. */
  readonly picture: number;
  /** Keypoints alike that also agree on how far the picture is turned. */
  readonly votes: number;
  /** Whether the likeness is to the flipped picture. */
  readonly flipped: boolean;
}

const TABLES = 4;
const KEY_BITS = 20;
/** Bits of two codes that may differ for the keypoints to count as alike. */
const ALIKE = 28;
const TURN_BINS = 16;

/** Spreads each table's key over the whole code: neighbouring bits say nearly the same. */
const KEY_PLACES = Array.from({ length: TABLES }, (_, table) =>
  Uint8Array.from({ length: KEY_BITS }, (_, bit) => ((table * KEY_BITS + bit) * 37 + 11) % CODE_BITS),
);

export interface CandidateIndex {
  /**
   * @param keypoints of the picture asked about
   * @param before only pictures at a lower position are answered
   * @param atLeast fewest votes
   * @returns the most voted first
   */
  search(keypoints: Keypoints, before: number, atLeast: number): { picture: number; votes: number }[];
}

/** Counts the bits in which two codes differ. */
export function codeDistance(a: Uint32Array, atA: number, b: Uint32Array, atB: number): number {
  let distance = 0;
  for (let word = 0; word < CODE_WORDS; word++)
    distance += bitCount((a[atA + word] ?? 0) ^ (b[atB + word] ?? 0));
  return distance;
}

function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function keyOf(codes: Uint32Array, at: number, places: Uint8Array): number {
  let key = 0;
  for (let bit = 0; bit < KEY_BITS; bit++) {
    const place = places[bit] ?? 0;
    key |= (((codes[at + (place >> 5)] ?? 0) >>> (place & 31)) & 1) << bit;
  }
  return key;
}

/**
 * Builds the index: every keypoint stands in several hash tables, each keyed by some bits of its code.
 *
 * @see Norouzi, Punjani & Fleet, "Fast exact search in Hamming space with multi-index hashing", PAMI 36 (2014);
 *   votes by turn as in Jégou, Douze & Schmid, "Hamming embedding and weak geometric consistency", ECCV (2008)
 */
export function indexCandidates(pictures: readonly Keypoints[]): CandidateIndex {
  const total = pictures.reduce((sum, { count }) => sum + count, 0);
  const codes = new Uint32Array(total * CODE_WORDS);
  const angles = new Float32Array(total);
  const owners = new Uint32Array(total);
  let filled = 0;
  pictures.forEach((keypoints, picture) => {
    codes.set(keypoints.codes, filled * CODE_WORDS);
    angles.set(keypoints.angle, filled);
    owners.fill(picture, filled, filled + keypoints.count);
    filled += keypoints.count;
  });
  const tables = KEY_PLACES.map((places) => fillTable(codes, total, places));
  const votes = new Uint16Array(pictures.length * TURN_BINS);
  const touched: number[] = [];

  return {
    search(keypoints, before, atLeast) {
      for (let index = 0; index < keypoints.count; index++) {
        const at = index * CODE_WORDS;
        const angle = keypoints.angle[index] ?? 0;
        tables.forEach(({ starts, entries }, table) => {
          const key = keyOf(keypoints.codes, at, KEY_PLACES[table] ?? KEY_PLACES[0] ?? new Uint8Array());
          const end = starts[key + 1] ?? 0;
          for (let place = starts[key] ?? 0; place < end; place++) {
            const entry = entries[place] ?? 0;
            const owner = owners[entry] ?? 0;
            // Entries stand in the order of their pictures.
            if (owner >= before) break;
            if (codeDistance(keypoints.codes, at, codes, entry * CODE_WORDS) > ALIKE) continue;
            const turn = ((angle - (angles[entry] ?? 0)) / (2 * Math.PI) + 2) * TURN_BINS;
            const bin = owner * TURN_BINS + (Math.floor(turn) % TURN_BINS);
            if (!votes[bin]) touched.push(bin);
            votes[bin] = (votes[bin] ?? 0) + 1;
          }
        });
      }
      const best = new Map<number, number>();
      for (const bin of touched) {
        const picture = Math.floor(bin / TURN_BINS);
        const next = picture * TURN_BINS + ((bin + 1) % TURN_BINS);
        const previous = picture * TURN_BINS + ((bin + TURN_BINS - 1) % TURN_BINS);
        const sum = (votes[bin] ?? 0) + Math.max(votes[next] ?? 0, votes[previous] ?? 0);
        if (sum >= atLeast) best.set(picture, Math.max(best.get(picture) ?? 0, sum));
      }
      for (const bin of touched) votes[bin] = 0;
      touched.length = 0;
      return [...best]
        .map(([picture, count]) => ({ picture, votes: count }))
        .sort((a, b) => b.votes - a.votes);
    },
  };
}

/** Counting sort of all keypoints by their key. */
function fillTable(codes: Uint32Array, total: number, places: Uint8Array) {
  const starts = new Uint32Array(2 ** KEY_BITS + 2);
  const keys = new Uint32Array(total);
  for (let entry = 0; entry < total; entry++) {
    const key = keyOf(codes, entry * CODE_WORDS, places);
    keys[entry] = key;
    starts[key + 2] = (starts[key + 2] ?? 0) + 1;
  }
  for (let key = 2; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const entries = new Uint32Array(total);
  for (let entry = 0; entry < total; entry++) {
    const key = (keys[entry] ?? 0) + 1;
    const place = starts[key] ?? 0;
    entries[place] = entry;
    starts[key] = place + 1;
  }
  return { starts, entries };
}
