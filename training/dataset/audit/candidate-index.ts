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

const TABLES = 6;
/** Bits of a key: about one key for each keypoint, so that few share one. */
const FEWEST_KEY_BITS = 12;
const MOST_KEY_BITS = 20;
/** Bits of two codes that may differ for the keypoints to count as alike. */
const ALIKE = 24;
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
      .slice(0, MOST_KEY_BITS),
  ),
);

/**
 * Builds the index: every keypoint stands in several hash tables, each keyed by some bits of its code.
 *
 * @see Gionis, Indyk & Motwani, "Similarity search in high dimensions via hashing", VLDB (1999); pairs counted by turn
 *   as in Jégou, Douze & Schmid, "Hamming embedding and weak geometric consistency", ECCV (2008)
 */
export function indexCandidates(pictures: readonly Keypoints[]): CandidateIndex {
  const total = pictures.reduce((sum, { count }) => sum + count, 0);
  const codes = new Uint32Array(total * CODE_WORDS);
  const angles = new Float32Array(total);
  const owners = new Uint32Array(total);
  const firstOf = new Uint32Array(pictures.length);
  let filled = 0;
  pictures.forEach((keypoints, picture) => {
    codes.set(keypoints.codes, filled * CODE_WORDS);
    angles.set(keypoints.angle, filled);
    owners.fill(picture, filled, filled + keypoints.count);
    firstOf[picture] = filled;
    filled += keypoints.count;
  });
  const keyBits = Math.min(MOST_KEY_BITS, Math.max(FEWEST_KEY_BITS, Math.ceil(Math.log2(total + 1))));
  const tables = KEY_PLACES.map((all) => {
    const places = all.subarray(0, keyBits);
    return { places, ...fillTable(codes, total, places) };
  });
  const turns = new Uint16Array(pictures.length * TURN_BINS);
  /** The last keypoint asked about that met an entry: several tables may lead to the same one. */
  const metBy = new Int32Array(total);

  return {
    search(keypoints, before) {
      const pairs: { entry: number; asked: number; owner: number }[] = [];
      metBy.fill(-1);
      for (let asked = 0; asked < keypoints.count; asked++) {
        const at = asked * CODE_WORDS;
        for (const { places, starts, entries } of tables) {
          const key = keyOf(keypoints.codes, at, places);
          const end = starts[key + 1] ?? 0;
          for (let place = starts[key] ?? 0; place < end; place++) {
            const entry = entries[place] ?? 0;
            const owner = owners[entry] ?? 0;
            // Entries stand in the order of their pictures.
            if (owner >= before) break;
            if (metBy[entry] === asked) continue;
            metBy[entry] = asked;
            if (codeDistance(keypoints.codes, at, codes, entry * CODE_WORDS) > ALIKE) continue;
            pairs.push({ entry, asked, owner });
            const turn = ((keypoints.angle[asked] ?? 0) - (angles[entry] ?? 0)) / (2 * Math.PI) + 2;
            const bin = owner * TURN_BINS + (Math.floor(turn * TURN_BINS) % TURN_BINS);
            turns[bin] = (turns[bin] ?? 0) + 1;
          }
        }
      }
      const shortlist = bestByTurn(pairs, turns);
      const pairsOf = new Map(shortlist.map((picture) => [picture, [] as Pair[]]));
      for (const { entry, asked, owner } of pairs) {
        pairsOf.get(owner)?.push({ a: asked, b: entry - (firstOf[owner] ?? 0) });
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

/** The pictures with most pairs in two neighbouring bins of turn; empties the bins. */
function bestByTurn(pairs: readonly { readonly owner: number }[], turns: Uint16Array): number[] {
  const found: { picture: number; count: number }[] = [];
  for (const picture of new Set(pairs.map(({ owner }) => owner))) {
    const bins = turns.subarray(picture * TURN_BINS, (picture + 1) * TURN_BINS);
    let count = 0;
    for (let bin = 0; bin < TURN_BINS; bin++) {
      count = Math.max(count, (bins[bin] ?? 0) + (bins[(bin + 1) % TURN_BINS] ?? 0));
    }
    bins.fill(0);
    if (count >= FEWEST_PAIRS) found.push({ picture, count });
  }
  return found
    .sort((a, b) => b.count - a.count || a.picture - b.picture)
    .slice(0, SHORTLIST)
    .map(({ picture }) => picture);
}

function keyOf(codes: Uint32Array, at: number, places: Uint8Array): number {
  let key = 0;
  for (let bit = 0; bit < places.length; bit++) {
    const place = places[bit] ?? 0;
    key |= (((codes[at + (place >> 5)] ?? 0) >>> (place & 31)) & 1) << bit;
  }
  return key;
}

/** Counting sort of all keypoints by their key. */
function fillTable(codes: Uint32Array, total: number, places: Uint8Array) {
  const starts = new Uint32Array(2 ** places.length + 2);
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
