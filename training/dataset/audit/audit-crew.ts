/** Does the audit's jobs on several threads, or on this one where the program is not built. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type AuditJob, type AuditJobResult, auditHand, type FingerprintStore } from './audit-job.ts';

/** The built worker, beside the built program. */
const workerFile = fileURLToPath(new URL('audit-worker.js', import.meta.url));

/**
 * Runs jobs.
 *
 * @param threads how many may run at a time
 * @param onDone takes each result, with the position of its job; jobs end in any order
 */
export async function runAuditJobs(
  jobs: readonly AuditJob[],
  store: FingerprintStore | null,
  threads: number,
  onDone: (result: AuditJobResult, index: number) => Promise<void> | void,
): Promise<void> {
  const hands =
    threads > 1 && existsSync(workerFile)
      ? Array.from({ length: Math.min(threads, jobs.length) }, () => hireWorker(store))
      : [{ work: auditHand(store), dismiss: async () => {} }];
  const waiting = jobs.entries();
  try {
    await Promise.all(
      hands.map(async ({ work }) => {
        for (const [index, job] of waiting) {
          await onDone(await work(job), index);
        }
      }),
    );
  } finally {
    await Promise.all(hands.map(({ dismiss }) => dismiss()));
  }
}

function hireWorker(store: FingerprintStore | null) {
  const worker = new Worker(workerFile, { workerData: store });
  let settle: { done(result: AuditJobResult): void; fail(error: unknown): void } | null = null;
  worker.on('message', (result: AuditJobResult) => settle?.done(result));
  worker.on('error', (error) => settle?.fail(error));
  return {
    work: (job: AuditJob) =>
      new Promise<AuditJobResult>((done, fail) => {
        settle = { done, fail };
        worker.postMessage(job);
      }),
    dismiss: async () => {
      await worker.terminate();
    },
  };
}
