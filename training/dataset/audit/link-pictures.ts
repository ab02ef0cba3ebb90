/** Finds out which of many pictures have one source. */

import { runAuditJobs } from './audit-crew.ts';
import { type AuditJob, type FingerprintStore, fingerprintsIn } from './audit-job.ts';
import { type Findings, type Link, oneSource, proveLink } from './find-links.ts';
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
 * @param onDone takes how many pictures have been compared with others
 * @returns as many pairs as it takes to join the pictures of each source, at least
 */
export async function linkPictures(
  store: FingerprintStore,
  threads: number,
  onDone: (done: number) => void,
): Promise<PicturePair[]> {
  const pictures = fingerprintsIn(store);
  const joined = unionFind(pictures.length);
  const pairs: PicturePair[] = [];
  const join = (one: number, other: number): void => {
    joined.join(one, other);
    pairs.push({ one, other });
  };
  const firstWith = new Map<string, number>();
  pictures.forEach(({ pixels }, picture) => {
    const first = firstWith.get(pixels);
    if (first === undefined) firstWith.set(pixels, picture);
    else join(first, picture);
  });

  const findings = await findAll(store, pictures.length, threads, onDone);
  // Likely links wait: two families never grow together by them.
  const waiting: Link[] = [];
  const take = (link: Link): void => {
    if (oneSource(link.likeness) === 'surely') join(link.from, link.to);
    else waiting.push(link);
  };
  for (const { links } of findings) links.forEach(take);
  // Two large families would be compared thousands of times: a few failures are enough for any two.
  const failures = new Map<string, number>();
  findings.forEach(({ untried }, from) => {
    for (const candidate of untried) {
      const roots = [joined.rootOf(from), joined.rootOf(candidate.picture)].sort((a, b) => a - b);
      const families = roots.join(' ');
      if (roots[0] === roots[1] || (failures.get(families) ?? 0) >= MOST_FAILURES) continue;
      const link = proveLink(pictures, from, candidate);
      if (link) take(link);
      if (joined.rootOf(from) !== joined.rootOf(candidate.picture))
        failures.set(families, (failures.get(families) ?? 0) + 1);
    }
  });
  waiting.sort((a, b) => b.likeness.median - a.likeness.median);
  for (const { from, to } of waiting) {
    if (Math.min(joined.sizeOf(from), joined.sizeOf(to)) === 1) join(from, to);
  }
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
