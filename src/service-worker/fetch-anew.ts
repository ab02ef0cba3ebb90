/** Fetches a kept file from the network when the page asks for it past every cache, and keeps it instead of the one before. */

import { cacheNames } from 'workbox-core';
import { getCacheKeyForURL } from 'workbox-precaching';

/** The page asks so where what is kept is damaged, or does not belong to the rest. */
export const isAskedAnew = ({ cache, url }: Request): boolean =>
  cache === 'reload' && getCacheKeyForURL(url) !== undefined;

export async function fetchAnew(request: Request): Promise<Response> {
  const response = await fetch(request);
  const key = getCacheKeyForURL(request.url);
  if (key && response.ok) {
    const cache = await caches.open(cacheNames.precache);
    await cache.put(key, response.clone());
  }
  return response;
}
