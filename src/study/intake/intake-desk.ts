/** Looks through folders and archives, several at once, and hands on what is found in lots. */

import { type Found, type Incoming, isSkipped, type Skipped, type Unpack } from './incoming.ts';
import { isArchive, sortOut } from './sort-out.ts';

/**
 * Milliseconds over which what is found is gathered: a thousand changes of the list one by one would take many seconds.
 */
const GATHERING = 200;

interface Desk {
  /** @param first whether these are the first pictures of their folder or archive */
  readonly onPictures: (pictures: readonly Incoming[], first: boolean) => void;
  readonly onSkipped: (skipped: readonly Skipped[]) => void;
  /** Hears how many folders and archives are being looked through. */
  readonly onUnderWay: (count: number) => void;
  readonly unpack: Unpack;
}

export interface IntakeDesk {
  take(incoming: readonly Incoming[]): void;
  /** Stops looking; what has been found stays. */
  stop(): void;
}

export function createIntakeDesk({ onPictures, onSkipped, onUnderWay, unpack }: Desk): IntakeDesk {
  const underWay = new Set<AbortController>();

  const lookThrough = async (
    look: (onFound: (found: Found) => void, signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    underWay.add(controller);
    onUnderWay(underWay.size);
    let first = true;
    let lot: Found[] = [];
    const deliver = (): void => {
      const found = lot;
      lot = [];
      if (signal.aborted) return;
      const skipped = found.filter(isSkipped);
      if (skipped.length > 0) onSkipped(skipped);
      const pictures = found.filter((each): each is Incoming => !isSkipped(each));
      if (pictures.length === 0) return;
      onPictures(pictures, first);
      first = false;
    };
    try {
      await look((found) => {
        lot.push(found);
        if (lot.length === 1) setTimeout(deliver, first ? 0 : GATHERING);
      }, signal);
      deliver();
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      underWay.delete(controller);
      onUnderWay(underWay.size);
    }
  };

  return {
    take(incoming) {
      const folders = incoming.filter((each) => !isArchive(each));
      if (folders.length > 0) {
        void lookThrough(async (onFound, signal) => {
          for (const each of folders) {
            signal.throwIfAborted();
            onFound(await sortOut(each));
          }
        });
      }
      for (const archive of incoming.filter(isArchive)) {
        void lookThrough((onFound, signal) => unpack(archive, onFound, signal));
      }
    },
    stop() {
      for (const controller of underWay) controller.abort();
    },
  };
}
