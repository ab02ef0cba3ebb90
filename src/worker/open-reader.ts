/** Opens the reading room of this browser: in a worker, or on the page where only the page has WebGL. */

import { isSoftwareRenderer } from './engine-order.ts';
import { probeGraphics } from './graphics.ts';
import { isLifeSign, lifeSignName, onLifeEnd } from './life-sign.ts';
import type { Line } from './port.ts';
import type { Reply, Request } from './protocol.ts';
import { createReader, type Reader } from './reader.ts';
import readingRoom from './reading-room.worker.ts?worker&url';
import { trustedScript } from './trusted-script.ts';

/** @throws never; a room that does not open breaks its line, and the reader says so */
export function openReader(): Reader {
  return createReader(onlyThePageHasWebgl() ? roomOnThePage : roomInAWorker);
}

/** Browsers without WebGL on an `OffscreenCanvas` have none in a worker either. */
function onlyThePageHasWebgl(): boolean {
  if (typeof OffscreenCanvas !== 'undefined' && new OffscreenCanvas(1, 1).getContext('webgl2')) return false;
  const graphics = probeGraphics();
  return graphics.webgl && !isSoftwareRenderer(graphics.renderer);
}

function roomInAWorker(): Line<Request, Reply> {
  const name = lifeSignName();
  const worker = new Worker(trustedScript(readingRoom), { type: 'module', name });
  const ended = new AbortController();
  return {
    post: (request, transfer = []) => worker.postMessage(request, transfer),
    listen(listener) {
      worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
        if (!isLifeSign(data)) listener(data);
      });
    },
    onBreak(listener) {
      worker.addEventListener('error', (event) => {
        listener(
          `The part of the page that reads pictures stopped${event.message ? ` (${event.message})` : ''}.`,
        );
      });
      worker.addEventListener('messageerror', () => {
        listener('The part of the page that reads pictures sent something that cannot be understood.');
      });
      onLifeEnd(worker, name, ended.signal, () => {
        listener('The part of the page that reads pictures was ended by the browser.');
      });
    },
    close() {
      ended.abort();
      worker.terminate();
    },
  };
}

function roomOnThePage(): Line<Request, Reply> {
  const { port1: page, port2: room } = new MessageChannel();
  const breakListeners = new Set<(reason: string) => void>();
  import('./browser-room.ts')
    .then(({ attendInBrowser }) => {
      attendInBrowser({
        post: (reply, transfer = []) => room.postMessage(reply, transfer),
        listen(listener) {
          room.onmessage = (event: MessageEvent<Request>) => listener(event.data);
        },
      });
    })
    .catch((error: unknown) => {
      for (const listener of breakListeners) {
        listener(`The part of the page that reads pictures could not be loaded (${String(error)}).`);
      }
    });
  return {
    post: (request, transfer = []) => page.postMessage(request, transfer),
    listen(listener) {
      page.onmessage = (event: MessageEvent<Reply>) => listener(event.data);
    },
    onBreak: (listener) => breakListeners.add(listener),
    close: () => {
      page.close();
      room.close();
    },
  };
}
