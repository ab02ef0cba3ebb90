/** Finds, among thousands of pictures, the few that share many keypoints with one, in milliseconds. */

import { seededRandom } from '../../random.ts';
import { codeDistance } from './code-distance.ts';
import { CODE_BITS, CODE_WORDS, type Keypoints } from './descriptors.ts';
import { bestSimilarity, type Pair } from './register.ts';

/** A picture that may have the same source. */
export interface Candidate {
  /** Position of the picture in the index. */
  readonly picture: number;
  /** Pairs of alike keypoints that agree on place, turn and size. */
  readonly votes: number;
}

export interface CandidateIndex {
  /**
   * @param keypoints of the picture asked about
   * @param before only pictures at a lower position are answered
   * @returns the most voted first
   */
  search(keypoints: Keypoints, before: number): Candidate[];
}

const TABLES = 10;
/** Bits of a table's keys. */
const KEY_BITS = 32;
/** Keypoints that one table offers for one asked about: those whose keys stand nearest to its own. */
const OFFERED = 32;
/**
 * Leading bits of a key that not all offered ones may share. A keypoint with so many alike, such as a bit of straight
 * edge, says nothing of whose it is, and its true partner would hardly be among those offered.
 */
const COMMON_BITS = 24;
/** Bits of two codes that may differ for the keypoints to count as alike. */
const ALIKE = 24;
/** Directions of keypoints are told apart in as many steps a turn. */
const DIRECTIONS = 256;
/** Pairs are first counted by how far they turn the picture. */
const TURN_BINS = 16;
/** Fewest pairs that agree on the turn, and later on everything. */
const FEWEST_PAIRS = 3;
/** Pictures with most such pairs that are looked at more closely. */
const SHORTLIST = 60;
/** How far from its place a keypoint may land, in pixels. */
const NEAR = 14;

/** The bits that each table looks at. */
const KEY_PLACES = Array.from({ length: TABLES }, (_, table) =>
  Uint8Array.from(
    seededRandom(table)
      .shuffle(Array.from({ length: CODE_BITS }, (_, bit) => bit))
      .slice(0, KEY_BITS),
  ),
);

/** All keypoints of all pictures, numbered on, and sorted by some bits of their codes; in memory that threads share. */
export interface CandidateTables {
  /** The picture of each keypoint. */
  readonly owners: Uint32Array;
  /** Where each keypoint points, in `DIRECTIONS` steps a turn. */
  readonly directions: Uint8Array;
  readonly sorted: readonly SortedTable[];
}

interface SortedTable {
  readonly keys: Uint32Array;
  /** Numbers of the keypoints. */
  readonly entries: Uint32Array;
  /** Their codes: side by side, because memory is read in a row a hundred times faster than here and there. */
  readonly codes: Uint32Array;
  /** Where the keys with each first half begin. */
  readonly starts: Uint32Array;
}

/** @see indexCandidates */
export function sortKeypoints(pictures: readonly Keypoints[]): CandidateTables {
  const total = pictures.reduce((sum, { count }) => sum + count, 0);
  const codes = new Uint32Array(total * CODE_WORDS);
  const owners = sharedWords(total);
  const directions = new Uint8Array(new SharedArrayBuffer(total));
  let filled = 0;
  pictures.forEach((keypoints, picture) => {
    codes.set(keypoints.codes, filled * CODE_WORDS);
    directions.set(keypoints.angle.map(directionOf), filled);
    owners.fill(picture, filled, filled + keypoints.count);
    filled += keypoints.count;
  });
  return { owners, directions, sorted: KEY_PLACES.map((places) => sortedTable(codes, total, places)) };
}

/**
 * An index of keypoints that stand in several tables, each sorted by other bits of the codes: alike codes are neighbours
 * in one or another.
 *
 * @see Charikar, "Similarity estimation techniques from rounding algorithms", STOC (2002), section 3; pairs counted by
 *   turn as in Jégou, Douze & Schmid, "Hamming embedding and weak geometric consistency", ECCV (2008)
 */
export function indexCandidates(
  pictures: readonly Keypoints[],
  { owners, directions, sorted } = sortKeypoints(pictures),
): CandidateIndex {
  const firstOf = new Uint32Array(pictures.length);
  pictures.reduce((filled, { count }, picture) => {
    firstOf[picture] = filled;
    return filled + count;
  }, 0);
  const tables = sorted.map((table, index) => ({ ...table, places: KEY_PLACES[index] ?? new Uint8Array() }));
  const turns = new Uint16Array(pictures.length * TURN_BINS);
  /** The last question that met an entry: several tables may lead to the same one. */
  const metBy = new Int32Array(owners.length);
  let question = 0;

  return {
    search(keypoints, before) {
      const pairs: { owner: number; a: number; entry: number }[] = [];
      for (let asked = 0; asked < keypoints.count; asked++) {
        question++;
        const at = asked * CODE_WORDS;
        const direction = directionOf(keypoints.angle[asked] ?? 0);
        for (const { places, keys, entries, codes, starts } of tables) {
          const place = placeOf(keyOf(keypoints.codes, at, places), keys, starts);
          const from = Math.max(0, place - OFFERED / 2);
          const to = Math.min(entries.length, place + OFFERED / 2);
          if (to - from === OFFERED && shareLeadingBits(keys[from] ?? 0, keys[to - 1] ?? 0)) continue;
          for (let near = from; near < to; near++) {
            if (codeDistance(keypoints.codes, at, codes, near * CODE_WORDS) > ALIKE) continue;
            const entry = entries[near] ?? 0;
            const owner = owners[entry] ?? 0;
            if (owner >= before || metBy[entry] === question) continue;
            metBy[entry] = question;
            pairs.push({ owner, a: asked, entry });
            const turn = (direction - (directions[entry] ?? 0) + DIRECTIONS) % DIRECTIONS;
            const bin = owner * TURN_BINS + Math.floor((turn * TURN_BINS) / DIRECTIONS);
            turns[bin] = (turns[bin] ?? 0) + 1;
          }
        }
      }
      const pairsOf = new Map(bestByTurn(pairs, turns).map((picture) => [picture, [] as Pair[]]));
      for (const { owner, a, entry } of pairs) {
        pairsOf.get(owner)?.push({ a, b: entry - (firstOf[owner] ?? 0) });
      }
      return [...pairsOf]
        .flatMap(([picture, among]) => {
          const other = pictures[picture];
          const votes = other ? (bestSimilarity(keypoints, other, among, NEAR)?.agreeing ?? 0) : 0;
          return votes >= FEWEST_PAIRS ? [{ picture, votes }] : [];
        })
        .sort((a, b) => b.votes - a.votes || a.picture - b.picture);
    },
  };
}

/** @param angle in radians, of any number of turns */
const directionOf = (angle: number): number =>
  Math.floor((angle / (2 * Math.PI)) * DIRECTIONS) & (DIRECTIONS - 1);

const shareLeadingBits = (one: number, other: number): boolean =>
  (one ^ other) >>> (KEY_BITS - COMMON_BITS) === 0;

/** The pictures with most pairs in two neighbouring bins of turn; empties the bins. */
function bestByTurn(pairs: readonly { readonly owner: number }[], turns: Uint16Array): number[] {
  const found: { picture: number; count: number }[] = [];
  for (const picture of new Set(pairs.map(({ owner }) => owner))) {
    const first = picture * TURN_BINS;
    const last = first + TURN_BINS - 1;
    let count = (turns[last] ?? 0) + (turns[first] ?? 0);
    for (let bin = first; bin < last; bin++) {
      count = Math.max(count, (turns[bin] ?? 0) + (turns[bin + 1] ?? 0));
    }
    turns.fill(0, first, last + 1);
    if (count >= FEWEST_PAIRS) found.push({ picture, count });
  }
  return found
    .sort((a, b) => b.count - a.count || a.picture - b.picture)
    .slice(0, SHORTLIST)
    .map(({ picture }) => picture);
}

const HALF_BITS = KEY_BITS / 2;
const HALF_MASK = 2 ** HALF_BITS - 1;

/** Where a key stands, or would stand, in a table. */
function placeOf(key: number, keys: Uint32Array, starts: Uint32Array): number {
  let low = starts[key >>> HALF_BITS] ?? 0;
  let high = starts[(key >>> HALF_BITS) + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keyOf(codes: Uint32Array, at: number, places: Uint8Array): number {
  let key = 0;
  for (let bit = 0; bit < places.length; bit++) {
    const place = places[bit] ?? 0;
    key |= (((codes[at + (place >> 5)] ?? 0) >>> (place & 31)) & 1) << bit;
  }
  return key >>> 0;
}

/** Radix sort by the halves of the keys; entries of one key stay in their order. */
function sortedTable(codes: Uint32Array, total: number, places: Uint8Array): SortedTable {
  const keyOfEntry = new Uint32Array(total);
  const byLowHalf = new Uint32Array(total);
  const lowStarts = new Uint32Array(HALF_MASK + 2);
  const starts = sharedWords(HALF_MASK + 2);
  for (let entry = 0; entry < total; entry++) {
    const key = keyOf(codes, entry * CODE_WORDS, places);
    keyOfEntry[entry] = key;
    const low = (key & HALF_MASK) + 1;
    const high = (key >>> HALF_BITS) + 1;
    lowStarts[low] = (lowStarts[low] ?? 0) + 1;
    starts[high] = (starts[high] ?? 0) + 1;
  }
  for (let half = 1; half < starts.length; half++) {
    lowStarts[half] = (lowStarts[half] ?? 0) + (lowStarts[half - 1] ?? 0);
    starts[half] = (starts[half] ?? 0) + (starts[half - 1] ?? 0);
  }
  for (let entry = 0; entry < total; entry++) {
    const half = (keyOfEntry[entry] ?? 0) & HALF_MASK;
    const place = lowStarts[half] ?? 0;
    lowStarts[half] = place + 1;
    byLowHalf[place] = entry;
  }
  const keys = sharedWords(total);
  const entries = sharedWords(total);
  const sortedCodes = sharedWords(total * CODE_WORDS);
  const next = starts.slice();
  for (let index = 0; index < total; index++) {
    const entry = byLowHalf[index] ?? 0;
    const key = keyOfEntry[entry] ?? 0;
    const place = next[key >>> HALF_BITS] ?? 0;
    next[key >>> HALF_BITS] = place + 1;
    keys[place] = key;
    entries[place] = entry;
    for (let word = 0; word < CODE_WORDS; word++) {
      sortedCodes[place * CODE_WORDS + word] = codes[entry * CODE_WORDS + word] ?? 0;
    }
  }
  return { keys, entries, codes: sortedCodes, starts };
}

const sharedWords = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(Uint32Array.BYTES_PER_ELEMENT * length));
