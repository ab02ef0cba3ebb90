/** Files that the operating system hands to the app: opened with it from a file manager, or shared to it by another app. */

import { SHARED, takeShared } from '../study/intake/shared-files.ts';

/** Not yet in TypeScript's own list. @see https://wicg.github.io/web-app-launch/ */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemHandle[] }) => void): void;
}

declare global {
  interface Window {
    readonly launchQueue?: LaunchQueue;
  }
}

/** @param open is given the files of each hand-over, one after another */
export function receiveHandedFiles(open: (files: readonly File[]) => void): void {
  window.launchQueue?.setConsumer(({ files }) => {
    filesBehind(files).then(open, reportError);
  });
  if (new URLSearchParams(location.search).has(SHARED)) {
    takeShared(new URL('./', document.baseURI).href).then(open, reportError);
    forget(SHARED);
  }
}

async function filesBehind(handles: readonly FileSystemHandle[]): Promise<File[]> {
  const files = handles.filter((handle): handle is FileSystemFileHandle => handle.kind === 'file');
  return Promise.all(files.map((handle) => handle.getFile()));
}

/** Takes a word out of the address, so that loading the page again does not mean it again. */
function forget(word: string): void {
  const address = new URL(location.href);
  address.searchParams.delete(word);
  history.replaceState(history.state, '', address);
}
