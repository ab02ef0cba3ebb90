/** Looks for the pictures that share a source with one picture, and proves each. */

import { type Candidate, indexCandidates } from './candidate-index.ts';
import { compare, flippedKeypoints, type Likeness } from './compare.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Two pictures of one source, by their positions; `from` > `to`. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly likeness: Likeness;
}

/** What was found for one picture. */
export interface Findings {
  readonly links: readonly Link[];
  /** Likely partners that were left untried because enough others had been proven. */
  readonly untried: readonly Candidate[];
}

/** Fewest votes of a candidate worth comparing. */
const FEWEST_VOTES = 4;
/** Candidates that must fail before the search is given up. */
const MOST_FAILURES = 10;
/** Proven partners after which the others are left to the groups. */
const ENOUGH = 3;

export interface LinkFinder {
  /** Seeks partners among the pictures before this one. */
  find(picture: number): Findings;
}

/** Whether a likeness is good enough to say that the two are one picture. */
export function isOneSource({ blocks, alike, overlap, inliers }: Likeness): boolean {
  return blocks >= 6 && alike >= 0.6 && overlap >= 0.45 && inliers >= 6;
}

/** Compares two pictures; null where they are not of one source. */
export function proveLink(pictures: readonly Fingerprint[], from: number, candidate: Candidate): Link | null {
  const a = pictures[from];
  const b = pictures[candidate.picture];
  const likeness = a && b ? compare(a, b, candidate.flipped) : null;
  return likeness && isOneSource(likeness) ? { from, to: candidate.picture, likeness } : null;
}

export function linkFinder(pictures: readonly Fingerprint[]): LinkFinder {
  const index = indexCandidates(pictures.map(({ keypoints }) => keypoints));
  return {
    find(picture) {
      const fingerprint = pictures[picture];
      if (!fingerprint) return { links: [], untried: [] };
      const candidates: Candidate[] = [
        ...index
          .search(fingerprint.keypoints, picture, FEWEST_VOTES)
          .map((found) => ({ ...found, flipped: false })),
        ...index
          .search(flippedKeypoints(fingerprint), picture, FEWEST_VOTES)
          .map((found) => ({ ...found, flipped: true })),
      ].sort((a, b) => b.votes - a.votes || a.picture - b.picture);
      const links: Link[] = [];
      const untried: Candidate[] = [];
      let failures = 0;
      for (const candidate of candidates) {
        if (failures >= MOST_FAILURES) break;
        if (links.length >= ENOUGH) {
          untried.push(candidate);
          continue;
        }
        const link = proveLink(pictures, picture, candidate);
        if (link) links.push(link);
        else failures++;
      }
      return { links, untried };
    },
  };
}
