/** Looks for the pictures that share a source with one picture, and proves each. */

import { type Candidate, type CandidateTables, indexCandidates } from './candidate-index.ts';
import { compare, flippedKeypoints, type Likeness, partInPlace } from './compare.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A candidate for the picture as it is or for its mirror image. */
export interface Partner extends Candidate {
  readonly flipped: boolean;
}

/** What was found for one picture. */
export interface Findings {
  /** Pictures proven to have the same source. */
  readonly kin: readonly number[];
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
/** Blocks below which it says little. */
const FEW_BLOCKS = 12;
/** Part of the blocks that must lie in place where the likeness alone does not decide. */
const MOSTLY_IN_PLACE = 0.7;

/**
 * Whether a likeness says that the two are one picture.
 *
 * Limbs in one posture, laid over each other, reach a median of 0.93 where they show few blocks, and two pictures from
 * one worn plate reach 0.98 in the blocks beside the limb, but then the other blocks are unlike. Copies fall below 0.95
 * where strong recompression met little contrast.
 */
export function oneSource({ blocks, alike, median, overlap, inliers }: Likeness): 'yes' | 'unclear' | 'no' {
  if (blocks < 3 || overlap < 0.45) return 'no';
  if (inliers < (overlap < 0.6 ? 40 : blocks < 8 ? 10 : 0)) return 'no';
  if (median >= 0.95 && alike >= 0.78) return 'yes';
  if (median >= 0.93 && alike >= 0.88) return blocks < FEW_BLOCKS ? 'unclear' : 'yes';
  if (median >= 0.88 && alike >= 0.94 && blocks >= MANY_BLOCKS) return 'yes';
  return median >= 0.8 && alike >= 0.83 && blocks >= FEW_BLOCKS && overlap >= 0.6 ? 'unclear' : 'no';
}

/** Whether two pictures, the first one flipped or not, are proven to have one source. */
export function haveOneSource(a: Fingerprint, b: Fingerprint, flipped: boolean): boolean {
  const likeness = compare(a, b, flipped);
  if (!likeness) return false;
  const verdict = oneSource(likeness);
  return verdict === 'unclear' ? partInPlace(a, b, likeness) >= MOSTLY_IN_PLACE : verdict === 'yes';
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
      if (!fingerprint) return { kin: [], untried: [] };
      const partners: Partner[] = [false, true]
        .flatMap((flipped) => {
          const keypoints = flipped ? flippedKeypoints(fingerprint) : fingerprint.keypoints;
          return index.search(keypoints, picture).map((candidate) => ({ ...candidate, flipped }));
        })
        .sort((a, b) => b.votes - a.votes || a.picture - b.picture);
      const kin: number[] = [];
      const untried: Partner[] = [];
      let failures = 0;
      for (const partner of partners) {
        if (failures >= MOST_FAILURES) break;
        if (kin.length >= ENOUGH) {
          if (partner.votes >= LIKELY_VOTES) untried.push(partner);
          continue;
        }
        const other = pictures[partner.picture];
        if (other && haveOneSource(fingerprint, other, partner.flipped)) kin.push(partner.picture);
        else failures++;
      }
      return { kin, untried };
    },
  };
}
