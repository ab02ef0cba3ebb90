/** Groups the distinct contents of data sets by the source picture they come from. */

import type { AuditCache } from './audit-cache.ts';
import { runAuditJobs } from './audit-crew.ts';
import type { FingerprintCache } from './fingerprint-cache.ts';
import { decodeFingerprint } from './fingerprint-codec.ts';
import { linkPictures, type PicturePair } from './link-pictures.ts';
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
  /** What joined them: contents that were seen to be of one source. */
  readonly links: readonly (readonly [string, string])[];
  /** Readable contents in small, see `Fingerprint`. */
  readonly thumbnails: ReadonlyMap<string, Uint8Array>;
  /** Why a content could not be read, by content. */
  readonly unreadable: ReadonlyMap<string, string>;
}

export interface GroupingOptions {
  readonly threads: number;
  readonly cache: AuditCache | null;
  /** Tells of a stage's progress; `done` counts from 0 to `total`. */
  readonly onProgress?: (stage: 'fingerprints' | 'links', done: number, total: number) => void;
}

/**
 * Takes fingerprints, links and joins.
 *
 * @param files one file for each content
 */
export async function groupContents(
  files: readonly ContentFile[],
  { threads, cache, onProgress = () => {} }: GroupingOptions,
): Promise<GroupedContents> {
  const { fingerprints, unreadable } = await takeFingerprints(
    files,
    threads,
    cache?.fingerprints ?? null,
    (done) => onProgress('fingerprints', done, files.length),
  );
  // In the order of their contents, so that the answer does not depend on the order of folders.
  const contents = [...fingerprints.keys()].sort();
  const nameOf = (picture: number): string => contents[picture] ?? '';
  const bytes = contents.map((content) => fingerprints.get(content) ?? new Uint8Array());
  let pairs: PicturePair[] | null = (await cache?.links.read(contents)) ?? null;
  if (!pairs) {
    pairs = await linkPictures(bytes, threads, (done) => onProgress('links', done, contents.length));
    await cache?.links.write(contents, pairs);
  }
  const joined = unionFind(contents.length);
  for (const { one, other } of pairs) joined.join(one, other);
  return {
    groups: [
      ...joined.groups().map((members) => members.map(nameOf)),
      ...[...unreadable.keys()].sort().map((content) => [content]),
    ],
    links: pairs.map(({ one, other }) => [nameOf(one), nameOf(other)]),
    thumbnails: new Map(
      bytes.flatMap((each, picture) => {
        const fingerprint = decodeFingerprint(each);
        return fingerprint ? [[nameOf(picture), fingerprint.thumbnail.slice()] as const] : [];
      }),
    ),
    unreadable,
  };
}

interface TakenFingerprints {
  /** By content, encoded. */
  readonly fingerprints: ReadonlyMap<string, Uint8Array>;
  /** Why a content could not be read, by content. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Small files are read in a fraction of the time when the next need not wait for the last. */
const READ_AT_ONCE = 64;

async function takeFingerprints(
  files: readonly ContentFile[],
  threads: number,
  cache: FingerprintCache | null,
  onDone: (done: number) => void,
): Promise<TakenFingerprints> {
  const fingerprints = new Map<string, Uint8Array>();
  const unreadable = new Map<string, string>();
  const missing: ContentFile[] = [];
  for (let from = 0; from < files.length; from += READ_AT_ONCE) {
    const some = files.slice(from, from + READ_AT_ONCE);
    const kept = await Promise.all(some.map(({ content }) => cache?.read(content) ?? null));
    some.forEach((file, index) => {
      const bytes = kept[index];
      if (bytes && decodeFingerprint(bytes)) fingerprints.set(file.content, bytes);
      else missing.push(file);
    });
    onDone(fingerprints.size);
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
      onDone(fingerprints.size + unreadable.size);
    },
  );
  return { fingerprints, unreadable };
}
