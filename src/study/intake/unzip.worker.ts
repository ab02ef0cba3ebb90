/** Unpacks archives beside the page: takes one, posts what is in it, says when it is done. */

import type { Incoming } from './incoming.ts';
import type { UnzipReply } from './unpack-in-worker.ts';
import { unzip } from './unzip.ts';
import { UnusableArchive } from './zip-directory.ts';

const post = (reply: UnzipReply): void => self.postMessage(reply);

self.addEventListener('message', async ({ data: archive }: MessageEvent<Incoming>) => {
  try {
    for await (const found of unzip(archive, new AbortController().signal)) post({ type: 'found', found });
    post({ type: 'done' });
  } catch (error) {
    post({ type: 'refused', why: error instanceof UnusableArchive ? error.message : 'It cannot be read.' });
  }
});
