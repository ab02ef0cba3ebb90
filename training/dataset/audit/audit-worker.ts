/** A thread of the audit: takes jobs, sends results. */

import { parentPort, workerData } from 'node:worker_threads';
import { type AuditJob, auditHand, type FingerprintStore } from './audit-job.ts';

const store: FingerprintStore | null = workerData;
const work = auditHand(store);

parentPort?.on('message', async (job: AuditJob) => {
  const result = await work(job);
  parentPort?.postMessage(result, result.kind === 'fingerprint' ? [result.fingerprint.buffer] : []);
});
