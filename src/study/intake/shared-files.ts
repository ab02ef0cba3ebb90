/** Files that another app shares to this one: the service worker receives them and keeps them until the page takes them. */

/** Where the operating system posts what is shared, within the app's folder. */
export const SHARE_PATH = 'share';

/** The field of the posted form that holds the files. */
export const SHARE_FIELD = 'files';

/** In the page's address: files that were shared wait for it. */
export const SHARED = 'shared';

/** Not the bytes themselves: the name of a file, in the answer that stands for it. */
const NAME_HEADER = 'x-file-name';

/** Caches belong to a whole host: the app's own folder tells ours from those beside it. */
const cacheOf = (home: string): string => `osteoscope-shared-${home}`;

/** @param home address of the app's folder, with a slash at its end */
export async function keepShared(home: string, files: readonly File[]): Promise<void> {
  const cache = await caches.open(cacheOf(home));
  const batch = crypto.randomUUID();
  for (const [at, file] of files.entries()) {
    const headers = { 'Content-Type': file.type, [NAME_HEADER]: encodeURIComponent(file.name) };
    await cache.put(new URL(`${SHARE_PATH}/${batch}/${at}`, home), new Response(file, { headers }));
  }
}

/** @returns what was shared since files were last taken, in its order; none of it is kept any longer */
export async function takeShared(home: string): Promise<File[]> {
  const cache = await caches.open(cacheOf(home));
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    const name = decodeURIComponent(kept?.headers.get(NAME_HEADER) ?? '');
    if (kept)
      files.push(new File([await kept.blob()], name, { type: kept.headers.get('Content-Type') ?? '' }));
  }
  await caches.delete(cacheOf(home));
  return files;
}
