/** Groups the distinct contents of data sets by the source picture they come from. */

import { runAuditJobs } from './audit-crew.ts';
import { type AuditJob, fingerprintsIn, storeFingerprints } from './audit-job.ts';
import { type Findings, type Link, oneSource, proveLink } from './find-links.ts';
import type { FingerprintCache } from './fingerprint-cache.ts';
import { decodeFingerprint } from './fingerprint-codec.ts';
import { unionFind } from './union-find.ts';

/** One content, and a file that has it. */
export interface ContentFile {
  /** SHA-256 of the file's bytes, in hex. */
  readonly content: string;
  readonly path: string;
}

export interface GroupedContents {
  /** Contents of each group; contents that cannot be read stand alone. */
  readonly groups: readonly (readonly string[])[];
  /** What joined them, by content. */
  readonly links: readonly ContentLink[];
  /** Readable contents in small, see `Fingerprint`. */
  readonly thumbnails: ReadonlyMap<string, Uint8Array>;
  /** Why a content could not be read, by content. */
  readonly unreadable: ReadonlyMap<string, string>;
}

export interface ContentLink {
  readonly from: string;
  readonly to: string;
  /** Null where the pixels are equal. */
  readonly likeness: Link['likeness'] | null;
}

export interface GroupingOptions {
  readonly threads: number;
  readonly cache: FingerprintCache | null;
  /** Tells of a stage's progress; `done` counts from 0 to `total`. */
  readonly onProgress?: (stage: 'fingerprints' | 'links', done: number, total: number) => void;
}

const PICTURES_A_JOB = 32;
/** Comparisons that two families may fail before they count as strangers. */
const MOST_FAILURES = 3;

/**
 * Takes fingerprints, links and joins.
 *
 * @param files one file for each content
 */
export async function groupContents(
  files: readonly ContentFile[],
  { threads, cache, onProgress = () => {} }: GroupingOptions,
): Promise<GroupedContents> {
  const unreadable = new Map<string, string>();
  const fingerprints = await takeFingerprints(files, threads, cache, unreadable, (done) =>
    onProgress('fingerprints', done, files.length),
  );
  // In the order of their contents, so that the answer does not depend on the order of folders.
  const contents = [...fingerprints.keys()].sort();
  const store = storeFingerprints(contents.map((content) => fingerprints.get(content) ?? new Uint8Array()));
  const pictures = fingerprintsIn(store);
  fingerprints.clear();

  const joined = unionFind(contents.length);
  const links: ContentLink[] = [];
  const nameOf = (picture: number): string => contents[picture] ?? '';
  const firstWith = new Map<string, number>();
  pictures.forEach(({ pixels }, picture) => {
    const first = firstWith.get(pixels);
    if (first === undefined) firstWith.set(pixels, picture);
    else {
      joined.join(first, picture);
      links.push({ from: nameOf(picture), to: nameOf(first), likeness: null });
    }
  });
  const accept = (link: Link): void => {
    joined.join(link.from, link.to);
    links.push({ from: nameOf(link.from), to: nameOf(link.to), likeness: link.likeness });
  };
  // Likely links wait: two families never grow together by them.
  const waiting: Link[] = [];
  const take = (link: Link): void => {
    if (oneSource(link.likeness) === 'surely') accept(link);
    else waiting.push(link);
  };

  let done = 0;
  const jobs: AuditJob[] = [];
  for (let from = 0; from < contents.length; from += PICTURES_A_JOB) {
    jobs.push({ kind: 'find', from, to: Math.min(contents.length, from + PICTURES_A_JOB) });
  }
  const findings: Findings[] = [];
  await runAuditJobs(jobs, store, threads, (result, job) => {
    if (result.kind !== 'find') return;
    result.findings.forEach((finding, index) => {
      findings[job * PICTURES_A_JOB + index] = finding;
    });
    done += result.findings.length;
    onProgress('links', done, contents.length);
  });
  for (const { links: proven } of findings) proven.forEach(take);
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
  for (const link of waiting) {
    if (Math.min(joined.sizeOf(link.from), joined.sizeOf(link.to)) === 1) accept(link);
  }
  return {
    groups: [
      ...joined.groups().map((members) => members.map(nameOf)),
      ...[...unreadable.keys()].sort().map((content) => [content]),
    ],
    links,
    thumbnails: new Map(pictures.map(({ thumbnail }, picture) => [nameOf(picture), thumbnail])),
    unreadable,
  };
}

async function takeFingerprints(
  files: readonly ContentFile[],
  threads: number,
  cache: FingerprintCache | null,
  unreadable: Map<string, string>,
  onDone: (done: number) => void,
): Promise<Map<string, Uint8Array>> {
  const fingerprints = new Map<string, Uint8Array>();
  const missing: ContentFile[] = [];
  let done = 0;
  for (const file of files) {
    const kept = await cache?.read(file.content);
    if (kept && decodeFingerprint(kept)) {
      fingerprints.set(file.content, kept);
      onDone(++done);
    } else missing.push(file);
  }
  await runAuditJobs(
    missing.map(({ path }) => ({ kind: 'fingerprint', path })),
    null,
    threads,
    async (result, job) => {
      const content = missing[job]?.content ?? '';
      if (result.kind === 'unreadable') unreadable.set(content, result.reason);
      if (result.kind === 'fingerprint') {
        fingerprints.set(content, result.fingerprint);
        await cache?.write(content, result.fingerprint);
      }
      onDone(++done);
    },
  );
  return fingerprints;
}
