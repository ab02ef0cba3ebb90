/** Opens an archive in a worker of its own, which ends with it; ending it early is all that cancelling takes. */

import { trustedScript } from '../../worker/trusted-script.ts';
import type { Found, Unpack } from './incoming.ts';
import unzipper from './unzip.worker.ts?worker&url';

export type UnzipReply =
  | { readonly type: 'found'; readonly found: Found }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly why: string };

export const unpackInWorker: Unpack = (archive, onFound, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(trustedScript(unzipper), { type: 'module' });
    const refuse = (why: string): void => {
      onFound({ path: archive.path, reason: { kind: 'refused', why } });
      resolve();
    };
    const end = new AbortController();
    const listening = { signal: end.signal };
    const finish = (): void => {
      end.abort();
      worker.terminate();
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<UnzipReply>) => {
        if (data.type === 'found') {
          onFound(data.found);
          return;
        }
        finish();
        if (data.type === 'refused') refuse(data.why);
        else resolve();
      },
      listening,
    );
    worker.addEventListener(
      'error',
      () => {
        finish();
        refuse('It cannot be unpacked here.');
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
    if (signal.aborted) {
      finish();
      reject(signal.reason);
    } else worker.postMessage(archive);
  });
