/** The audit's heavy work in pieces that any thread can do. */

import { UnreadableRadiograph } from '../../../src/radiograph/unreadable-radiograph.ts';
import { readRadiograph } from '../../read-radiograph.ts';
import { type CandidateTables, sortKeypoints } from './candidate-index.ts';
import { type Findings, type LinkFinder, linkFinder } from './find-links.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { decodeFingerprint, encodeFingerprint } from './fingerprint-codec.ts';

/** Fingerprints one behind the other in memory that threads share. */
export interface FingerprintStore {
  readonly bytes: SharedArrayBuffer;
  /** Where each fingerprint begins, and where the last one ends, in bytes. */
  readonly starts: readonly number[];
  readonly tables: CandidateTables;
}

export type AuditJob =
  | { readonly kind: 'fingerprint'; readonly path: string }
  | { readonly kind: 'find'; readonly from: number; readonly to: number };

export type AuditJobResult =
  | { readonly kind: 'fingerprint'; readonly fingerprint: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'find'; readonly findings: readonly Findings[] };

/** Does jobs one after the other. */
export type AuditHand = (job: AuditJob) => Promise<AuditJobResult>;

/**
 * @param store needed for all but taking fingerprints
 */
export function auditHand(store: FingerprintStore | null): AuditHand {
  let finder: LinkFinder | null = null;
  const links = (): LinkFinder => {
    finder ??= store ? linkFinder(fingerprintsIn(store), store.tables) : linkFinder([]);
    return finder;
  };
  return async (job) => {
    if (job.kind === 'fingerprint') return takeFingerprint(job.path);
    const findings: Findings[] = [];
    for (let picture = job.from; picture < job.to; picture++) findings.push(links().find(picture));
    return { kind: 'find', findings };
  };
}

async function takeFingerprint(path: string): Promise<AuditJobResult> {
  try {
    const radiograph = await readRadiograph(path);
    return { kind: 'fingerprint', fingerprint: encodeFingerprint(fingerprintOf(radiograph)) };
  } catch (error) {
    if (!(error instanceof UnreadableRadiograph)) throw error;
    return { kind: 'unreadable', reason: error.message };
  }
}

/** Lays fingerprints into memory that threads can share. */
export function storeFingerprints(fingerprints: readonly Uint8Array[]): FingerprintStore {
  const starts = [0];
  for (const { length } of fingerprints) starts.push((starts.at(-1) ?? 0) + length);
  const bytes = new SharedArrayBuffer(starts.at(-1) ?? 0);
  const all = new Uint8Array(bytes);
  fingerprints.forEach((fingerprint, index) => {
    all.set(fingerprint, starts[index] ?? 0);
  });
  const keypoints = fingerprintsIn({ bytes, starts }).map((fingerprint) => fingerprint.keypoints);
  return { bytes, starts, tables: sortKeypoints(keypoints) };
}

export function fingerprintsIn({ bytes, starts }: Pick<FingerprintStore, 'bytes' | 'starts'>): Fingerprint[] {
  return starts.slice(0, -1).map((start, index) => {
    const fingerprint = decodeFingerprint(new Uint8Array(bytes, start, (starts[index + 1] ?? start) - start));
    if (!fingerprint) throw new Error('A stored fingerprint is damaged.');
    return fingerprint;
  });
}
