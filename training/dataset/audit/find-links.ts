/** Looks for the pictures that share a source with one picture, and proves each. */

import { type Candidate, type CandidateTables, indexCandidates } from './candidate-index.ts';
import { compare, flippedKeypoints, type Likeness } from './compare.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Two pictures of one source, by their positions; `from` > `to`. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly likeness: Likeness;
}

/** A candidate for the picture as it is or for its mirror image. */
export interface Partner extends Candidate {
  readonly flipped: boolean;
}

/** What was found for one picture. */
export interface Findings {
  readonly links: readonly Link[];
  /** Likely partners that were left untried because enough others had been proven. */
  readonly untried: readonly Partner[];
}

/** Fewest votes of a candidate that is likely a partner. */
const LIKELY_VOTES = 6;
/** Candidates that must fail before the search is given up. */
const MOST_FAILURES = 10;
/** Proven partners after which the others are left to the groups. */
const ENOUGH = 3;

export interface LinkFinder {
  /** Seeks partners among the pictures before this one. */
  find(picture: number): Findings;
}

/** Blocks with texture from which on a picture says enough to forgive noise. */
const MANY_BLOCKS = 24;

/**
 * Whether a likeness says that the two are one picture: `surely`, or `likely` where noise blurs it.
 *
 * Limbs in one posture, laid over each other, reach a median of 0.93 where they show few blocks, and two pictures from
 * one worn plate reach 0.98 in the blocks beside the limb, but then the other blocks are unlike. Copies seldom fall
 * below 0.95.
 */
export function oneSource({ blocks, alike, median, overlap, inliers }: Likeness): 'surely' | 'likely' | 'no' {
  if (blocks < 3 || overlap < 0.45) return 'no';
  if (inliers < (overlap < 0.6 ? 40 : blocks < 8 ? 10 : 0)) return 'no';
  if (median >= 0.95 && alike >= 0.78) return 'surely';
  if (median >= 0.93 && alike >= 0.88) return 'surely';
  if (blocks < MANY_BLOCKS) return 'no';
  if (median >= 0.88 && alike >= 0.94) return 'surely';
  return alike >= 0.92 && (median >= 0.86 || (median >= 0.8 && inliers >= 35)) ? 'likely' : 'no';
}

/** Compares two pictures; null where they are not of one source. */
export function proveLink(pictures: readonly Fingerprint[], from: number, partner: Partner): Link | null {
  const a = pictures[from];
  const b = pictures[partner.picture];
  const likeness = a && b ? compare(a, b, partner.flipped) : null;
  return likeness && oneSource(likeness) !== 'no' ? { from, to: partner.picture, likeness } : null;
}

/**
 * @param tables of the pictures' keypoints; made where they are not given
 */
export function linkFinder(pictures: readonly Fingerprint[], tables?: CandidateTables): LinkFinder {
  const index = indexCandidates(
    pictures.map(({ keypoints }) => keypoints),
    tables,
  );
  return {
    find(picture) {
      const fingerprint = pictures[picture];
      if (!fingerprint) return { links: [], untried: [] };
      const partners: Partner[] = [false, true]
        .flatMap((flipped) => {
          const keypoints = flipped ? flippedKeypoints(fingerprint) : fingerprint.keypoints;
          return index.search(keypoints, picture).map((candidate) => ({ ...candidate, flipped }));
        })
        .sort((a, b) => b.votes - a.votes || a.picture - b.picture);
      const links: Link[] = [];
      const untried: Partner[] = [];
      let failures = 0;
      for (const partner of partners) {
        if (failures >= MOST_FAILURES) break;
        if (links.length >= ENOUGH) {
          if (partner.votes >= LIKELY_VOTES) untried.push(partner);
          continue;
        }
        const link = proveLink(pictures, picture, partner);
        if (link) links.push(link);
        else failures++;
      }
      return { links, untried };
    },
  };
}
