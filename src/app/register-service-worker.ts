/** Registers the service worker and hears from it. Nothing is ever replaced before the person says so. */

/// <reference types="vite-plugin-pwa/vanillajs" />

import { registerSW } from 'virtual:pwa-register';
import { createUpdates, type Updates } from './updates.ts';

/** How often a page that stays open looks for a new version. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

export function registerServiceWorker(): Updates {
  const takeOver = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    void update();
  };
  const updates = createUpdates(takeOver);
  const update = registerSW({
    onOfflineReady: updates.offlineReady,
    onNeedRefresh: updates.updateWaiting,
    onRegisteredSW(_address, registration) {
      if (!registration) return;
      setInterval(() => {
        if (navigator.onLine) registration.update().catch(() => undefined);
      }, LOOK_EVERY_MS);
    },
    // Without a service worker, as in some private windows, all but working offline still works.
    onRegisterError: () => undefined,
  });
  return updates;
}
