/** Finds an interval in a worker of its own: two thousand resamples would hold the page up for seconds. */

import type { Estimate } from '../../metrics/bootstrap.ts';
import { trustedScript } from '../../worker/trusted-script.ts';
import type { FindInterval } from './interval.ts';
import intervals from './interval.worker.ts?worker&url';

export const intervalInWorker: FindInterval = (pictures, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(trustedScript(intervals), { type: 'module' });
    const end = new AbortController();
    const listening = { signal: end.signal };
    const finish = (): void => {
      end.abort();
      worker.terminate();
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Estimate>) => {
        finish();
        resolve(data);
      },
      listening,
    );
    worker.addEventListener(
      'error',
      ({ message }) => {
        finish();
        reject(new Error(message));
      },
      listening,
    );
    signal.addEventListener(
      'abort',
      () => {
        finish();
        reject(signal.reason);
      },
      listening,
    );
    worker.postMessage(pictures.map(({ fractured, score, group }) => ({ fractured, score, group })));
  });
