/** A model's files on a web server. */

import type { ModelFiles } from './model-files.ts';
import { UnusableModel } from './unusable-model.ts';

/** @param address of the model's folder, with or without a slash at its end, such as `models/seed-cnn` */
export function fetchedModelFiles(address: string): ModelFiles {
  const folder = address.endsWith('/') ? address : `${address}/`;
  return {
    read: (name, signal) => fetchFile(folder, name, 'default', signal),
    uncached: { read: (name, signal) => fetchFile(folder, name, 'reload', signal) },
  };
}

async function fetchFile(
  folder: string,
  name: string,
  cache: RequestCache,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(folder + name, { cache, ...(signal && { signal }) });
    if (!response.ok) throw refused(name, response.status);
    // Hosts of single-page applications answer with the page where there is no such file.
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      throw new UnusableModel('missing', `The model's file ${name} is not on the server, which sent a page.`);
    }
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof UnusableModel || signal?.aborted) throw cause;
    throw new UnusableModel(
      'unreachable',
      `The model's file ${name} did not arrive: check the connection and try again.`,
      { cause },
    );
  }
}

function refused(name: string, status: number): UnusableModel {
  return status === 404 || status === 410
    ? new UnusableModel('missing', `The model's file ${name} is not on the server (status ${status}).`)
    : new UnusableModel(
        'unreachable',
        `The server did not send the model's file ${name} (status ${status}): try again later.`,
      );
}
