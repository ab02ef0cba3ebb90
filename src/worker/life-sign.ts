/**
 * Tells the page when a worker is gone. A worker that runs out of memory or is ended by the browser says nothing; but it
 * holds a lock as long as it lives, and the page waits in line for that lock.
 */

/** Posted by a worker once it holds its lock. */
const HELD = 'life sign held';

/** What Web Locks need is missing on pages over plain http, and where a browser keeps no storage. */
const locksOf = (): LockManager | undefined => navigator.locks;

/** In the worker: holds the lock of the worker's own name until it ends. */
export function giveLifeSign(worker: DedicatedWorkerGlobalScope): void {
  locksOf()
    ?.request(worker.name, () => {
      worker.postMessage(HELD);
      return new Promise(() => {});
    })
    .catch(() => undefined);
}

/** On the page: a name for a worker that nobody else has. */
export const lifeSignName = (): string => `osteoscope worker ${Math.random().toString(36).slice(2)}`;

/**
 * On the page: calls back once when the worker is gone, unless it was the page that ended it.
 *
 * @param ended aborted by whoever ends the worker
 */
export function onLifeEnd(worker: Worker, name: string, ended: AbortSignal, callBack: () => void): void {
  const hear = ({ data }: MessageEvent): void => {
    if (data !== HELD) return;
    worker.removeEventListener('message', hear);
    locksOf()
      ?.request(name, { signal: ended }, callBack)
      .catch(() => undefined);
  };
  worker.addEventListener('message', hear, { signal: ended });
}

export const isLifeSign = (message: unknown): boolean => message === HELD;
