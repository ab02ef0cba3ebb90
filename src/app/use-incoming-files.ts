/** Takes files that are dropped anywhere on the window or pasted. */

import { useEffect, useState } from 'react';
import type { Incoming } from '../study/intake/incoming.ts';
import { filesOf, holdsFiles } from './dropped-files.ts';

/** @returns whether files are being dragged over the window */
export function useIncomingFiles(onFiles: (files: readonly Incoming[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent, so the two are counted against each other.
    let depth = 0;
    const take = (transfer: DataTransfer): void => {
      filesOf(transfer).then(onFiles, (error: unknown) => reportError(error));
    };
    const handlers = {
      dragenter(event: DragEvent) {
        if (!holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        depth++;
        setDragging(true);
      },
      dragover(event: DragEvent) {
        if (!holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      dragleave(event: DragEvent) {
        if (!holdsFiles(event.dataTransfer)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) setDragging(false);
      },
      drop(event: DragEvent) {
        depth = 0;
        setDragging(false);
        if (!event.dataTransfer || !holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        take(event.dataTransfer);
      },
      paste(event: ClipboardEvent) {
        if (!event.clipboardData || !holdsFiles(event.clipboardData)) return;
        event.preventDefault();
        take(event.clipboardData);
      },
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', handlers.dragenter, { signal });
    window.addEventListener('dragover', handlers.dragover, { signal });
    window.addEventListener('dragleave', handlers.dragleave, { signal });
    window.addEventListener('drop', handlers.drop, { signal });
    window.addEventListener('paste', handlers.paste, { signal });
    return () => stop.abort();
  }, [onFiles]);
  return dragging;
}
