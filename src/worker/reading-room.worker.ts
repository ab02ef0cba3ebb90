/** The reading room in a worker of its own: the page stays free while a file is read. */

import { attendInBrowser } from './browser-room.ts';
import { giveLifeSign } from './life-sign.ts';
import type { Request } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

giveLifeSign(self);
attendInBrowser({
  post: (reply, transfer = []) => self.postMessage(reply, transfer),
  listen: (listener) => {
    self.addEventListener('message', (event: MessageEvent<Request>) => listener(event.data));
  },
});
