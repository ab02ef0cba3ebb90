/** Registers the service worker and hears from it. Nothing is ever replaced before the person says so. */

import { trustedScript } from '../worker/trusted-script.ts';
import { createUpdates, type Updates } from './updates.ts';

/** How often a page that stays open looks for a new version. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

export function registerServiceWorker(): Updates {
  let waiting: ServiceWorker | null = null;
  let accepted = false;
  const updates = createUpdates({
    takeOver: () => {
      accepted = true;
      waiting?.postMessage({ type: 'SKIP_WAITING' });
    },
    reload: () => location.reload(),
  });
  // Without service workers, as in some private windows, all but working offline still works; the dev server has none.
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return updates;
  const { serviceWorker: workers } = navigator;
  const heard = (worker: ServiceWorker | null): void => {
    if (worker?.state !== 'installed') return;
    if (workers.controller) {
      waiting = worker;
      updates.updateWaiting();
      // The first one that comes to a page replaces nothing.
    } else updates.offlineReady();
  };
  watchTakeOver(workers, () => (accepted ? location.reload() : updates.updatedElsewhere()));
  register(workers, heard).catch(() => undefined);
  return updates;
}

/** @param onInstalled hears of each version that is all there, waiting or not */
async function register(
  workers: ServiceWorkerContainer,
  onInstalled: (worker: ServiceWorker | null) => void,
): Promise<void> {
  await loaded();
  const registration = await workers.register(trustedScript('./service-worker.js'));
  onInstalled(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => onInstalled(installing));
  });
  setInterval(() => {
    if (navigator.onLine) registration.update().catch(() => undefined);
  }, LOOK_EVERY_MS);
}

/** What the service worker fetches must not hold up what the page itself needs first. */
function loaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => window.addEventListener('load', () => resolve(), { once: true }));
}

/** Calls back when a version takes over from another one. */
function watchTakeOver(workers: ServiceWorkerContainer, callBack: () => void): void {
  let controlled = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (controlled) callBack();
    controlled = true;
  });
}
