/** Finds out which of many pictures have one source. */

import { runAuditJobs } from './audit-crew.ts';
import { type AuditJob, type FingerprintStore, fingerprintsIn, storeFingerprints } from './audit-job.ts';
import { type Findings, haveOneSource } from './find-links.ts';
import { decodeFingerprint } from './fingerprint-codec.ts';
import { unionFind } from './union-find.ts';

/** Two pictures of one source, by their positions. */
export interface PicturePair {
  readonly one: number;
  readonly other: number;
}

const PICTURES_A_JOB = 32;
/** Comparisons that two families may fail before they count as strangers. */
const MOST_FAILURES = 3;

/**
 * Links pictures of equal pixels, and those that comparing proves to be of one source.
 *
 * @param fingerprints encoded
 * @param onDone takes how many pictures have been compared with others
 * @returns as many pairs as it takes to join the pictures of each source, at least
 */
export async function linkPictures(
  fingerprints: readonly Uint8Array[],
  threads: number,
  onDone: (done: number) => void,
): Promise<PicturePair[]> {
  const pairs: PicturePair[] = [];
  // Of equal pictures one is enough to compare; a hundred would hide all others that are like them.
  const firstWith = new Map<string, number>();
  fingerprints.forEach((bytes, picture) => {
    const pixels = decodeFingerprint(bytes)?.pixels ?? '';
    const first = firstWith.get(pixels);
    if (first === undefined) firstWith.set(pixels, picture);
    else pairs.push({ one: first, other: picture });
  });
  const compared = [...firstWith.values()];
  const positionOf = (index: number): number => compared[index] ?? 0;
  const store = storeFingerprints(compared.map((picture) => fingerprints[picture] ?? new Uint8Array()));
  const repeated = fingerprints.length - compared.length;
  const links = await linkDistinct(store, threads, (done) => onDone(repeated + done));
  for (const { one, other } of links) pairs.push({ one: positionOf(one), other: positionOf(other) });
  return pairs;
}

async function linkDistinct(
  store: FingerprintStore,
  threads: number,
  onDone: (done: number) => void,
): Promise<PicturePair[]> {
  const pictures = fingerprintsIn(store);
  const findings = await findAll(store, pictures.length, threads, onDone);
  const joined = unionFind(pictures.length);
  const pairs: PicturePair[] = [];
  const join = (one: number, other: number): void => {
    joined.join(one, other);
    pairs.push({ one, other });
  };
  findings.forEach(({ kin }, picture) => {
    for (const other of kin) join(picture, other);
  });
  // Two large families would be compared thousands of times: a few failures are enough for any two.
  const failures = new Map<string, number>();
  findings.forEach(({ untried }, picture) => {
    for (const candidate of untried) {
      const roots = [joined.rootOf(picture), joined.rootOf(candidate.picture)].sort((a, b) => a - b);
      const families = roots.join(' ');
      if (roots[0] === roots[1] || (failures.get(families) ?? 0) >= MOST_FAILURES) continue;
      const [one, other] = [pictures[picture], pictures[candidate.picture]];
      if (one && other && haveOneSource(one, other, candidate.flipped)) join(picture, candidate.picture);
      else failures.set(families, (failures.get(families) ?? 0) + 1);
    }
  });
  return pairs;
}

async function findAll(
  store: FingerprintStore,
  count: number,
  threads: number,
  onDone: (done: number) => void,
): Promise<Findings[]> {
  const jobs: AuditJob[] = [];
  for (let from = 0; from < count; from += PICTURES_A_JOB) {
    jobs.push({ kind: 'find', from, to: Math.min(count, from + PICTURES_A_JOB) });
  }
  const findings: Findings[] = [];
  let done = 0;
  await runAuditJobs(jobs, store, threads, (result, job) => {
    if (result.kind !== 'find') return;
    result.findings.forEach((finding, index) => {
      findings[job * PICTURES_A_JOB + index] = finding;
    });
    done += result.findings.length;
    onDone(done);
  });
  return findings;
}
