/** What the service worker has to say: the page works offline now, or a new version waits for a yes. */

import { createStore, type StoreApi } from 'zustand/vanilla';

export interface UpdateState {
  readonly notice: 'none' | 'offline-ready' | 'update-waiting';
}

export interface Updates extends StoreApi<UpdateState> {
  offlineReady(): void;
  updateWaiting(): void;
  dismiss(): void;
  /** Lets the new version take over; the page then loads again. */
  accept(): void;
}

/** @param takeOver tells the waiting version to take over */
export function createUpdates(takeOver: () => void): Updates {
  const store = createStore<UpdateState>(() => ({ notice: 'none' }));
  return Object.assign(store, {
    offlineReady: () =>
      store.setState(({ notice }) => ({ notice: notice === 'none' ? 'offline-ready' : notice })),
    updateWaiting: () => store.setState({ notice: 'update-waiting' }),
    dismiss: () => store.setState({ notice: 'none' }),
    accept: takeOver,
  });
}
