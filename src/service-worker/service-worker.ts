/** Keeps the whole app on the device: after one visit it needs no network. A new version waits until the page asks for it. */

import { clientsClaim } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { SHARE_PATH } from '../study/intake/shared-files.ts';
import { fetchAnew, isAskedAnew } from './fetch-anew.ts';
import { secured } from './secured.ts';
import { receiveShared } from './share-target.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: every file of the app with its revision. */
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

registerRoute(
  ({ request }) => isAskedAnew(request),
  async ({ request }) => secured(await fetchAnew(request)),
);
addPlugins([{ handlerWillRespond: async ({ response }) => secured(response) }]);
precacheAndRoute([...self.__WB_MANIFEST], {
  // `?engine=wasm` and the like are the page's business; the page is the same file.
  ignoreURLParametersMatching: [/.*/],
});
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));

const home = self.registration.scope;
registerRoute(
  ({ url }) => url.href === new URL(SHARE_PATH, home).href,
  ({ request }) => receiveShared(request, home),
  'POST',
);

// The first visit's page is served at once, so that samples and engines come from the cache when the network goes.
clientsClaim();

self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
