/** What this site keeps in the browser: how much it is, and clearing it. */

/** Bytes used by this site and granted to it at most. */
export interface StorageUse {
  readonly used: number;
  readonly granted: number;
}

/** @returns null where the browser does not tell */
export async function storageUse(): Promise<StorageUse | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { used: usage, granted: quota };
  } catch {
    return null;
  }
}

/**
 * Deletes the app that is kept for working without a network. The open page goes on; the next visit fetches the app again.
 * Other apps on the same host, such as those beside it on a project page, keep theirs: ours bear our address in their name.
 */
export async function clearKeptApp(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  await registration.unregister();
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.endsWith(registration.scope)).map((name) => caches.delete(name)),
  );
}
