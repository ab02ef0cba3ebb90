/** A ZIP archive → its pictures, one after another, never more of it in memory than one picture. */

import { Inflate } from 'fflate';
import { crc32 } from '../../radiograph/crc32.ts';
import type { Found, Incoming, SkipReason } from './incoming.ts';
import { HEAD, isClutter, reasonToSkip } from './sort-out.ts';
import { tamePath } from './tame-path.ts';
import { packedBytes, UnusableArchive, type ZipEntry, zipDirectory } from './zip-directory.ts';

/** Deflate shrinks to a thousandth at best, so this bounds what is unpacked before its length is seen. */
const SLICE_BYTES = 16 * 1024;

/** Beyond these an archive is taken for a bomb: few bytes that unpack to more than any device holds. */
export interface ZipLimits {
  readonly files: number;
  /** Unpacked bytes of one file, and of all. */
  readonly file: number;
  readonly all: number;
}

export const ZIP_LIMITS: ZipLimits = { files: 20_000, file: 256e6, all: 8e9 };

/**
 * Gives what is in an archive. What is no picture is skipped with its reason after its first bytes; sizes are checked as
 * declared before unpacking, and as they turn out while it goes on.
 *
 * @throws UnusableArchive where the archive as a whole is refused; the signal's reason once it is aborted
 */
export async function* unzip(
  { file: archive, path }: Incoming,
  signal: AbortSignal,
  limits: ZipLimits = ZIP_LIMITS,
): AsyncGenerator<Found> {
  const entries = (await zipDirectory(archive))
    .filter((entry) => !entry.path.endsWith('/'))
    .map((entry) => ({ ...entry, path: tamePath(entry.path) }))
    .filter((entry) => !isClutter(entry.path));
  if (entries.length > limits.files) {
    throw new UnusableArchive(
      `It holds ${entries.length} files, more than the ${limits.files} that are opened at once.`,
    );
  }
  if (entries.reduce((sum, { declared }) => sum + declared, 0) > limits.all) throw tooMuch(limits);
  let unpacked = 0;
  for (const entry of entries) {
    signal.throwIfAborted();
    const whole = `${path}/${entry.path}`;
    const outcome = await unpackedEntry(archive, entry, limits, signal);
    if ('kind' in outcome) {
      yield { path: whole, reason: outcome };
      continue;
    }
    unpacked += outcome.length;
    if (unpacked > limits.all) throw tooMuch(limits);
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    yield { path: whole, file: new File([outcome], name) };
  }
}

const tooMuch = ({ all }: ZipLimits): UnusableArchive =>
  new UnusableArchive(`Unpacked it would be larger than ${Math.round(all / 1e6)} MB.`);

async function unpackedEntry(
  archive: Blob,
  entry: ZipEntry,
  limits: ZipLimits,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | SkipReason> {
  if (entry.encrypted) return { kind: 'encrypted' };
  if (entry.declared > limits.file) return { kind: 'too-large' };
  if (entry.method !== 0 && entry.method !== 8) return { kind: 'packed-otherwise' };
  const out = new Uint8Array(entry.declared);
  let length = 0;
  let wrong: SkipReason | null = null;
  const take = (bytes: Uint8Array): void => {
    // More than it declared to be: a bomb, or damage.
    if (length + bytes.length > out.length) wrong ??= { kind: 'damaged' };
    if (wrong) return;
    const before = length;
    out.set(bytes, length);
    length += bytes.length;
    if (before < HEAD && (length >= HEAD || length === out.length))
      wrong = reasonToSkip(out.subarray(0, Math.min(length, HEAD)));
  };
  const inflate = entry.method === 8 ? new Inflate(take) : null;
  const reader = (await packedBytes(archive, entry)).stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      if (!inflate) take(value);
      for (let at = 0; inflate && !wrong && at < value.length; at += SLICE_BYTES) {
        inflate.push(value.subarray(at, at + SLICE_BYTES));
      }
      if (wrong) return wrong;
    }
    inflate?.push(new Uint8Array(), true);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UnusableArchive) throw error;
    return { kind: 'damaged' };
  } finally {
    await reader.cancel();
  }
  if (wrong) return wrong;
  if (length === 0) return { kind: 'not-a-picture' };
  return length === out.length && crc32(out) === entry.crc32 ? out : { kind: 'damaged' };
}
