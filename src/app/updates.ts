/** What the service worker has to say: the page works offline now, or a new version waits for a yes. */

import { createStore, type StoreApi } from 'zustand/vanilla';

export interface UpdateState {
  readonly notice: 'none' | 'offline-ready' | 'update-waiting' | 'updated-elsewhere';
}

export interface Updates extends StoreApi<UpdateState> {
  offlineReady(): void;
  updateWaiting(): void;
  /** The new version was let in by another window; this one goes on with what it has. */
  updatedElsewhere(): void;
  dismiss(): void;
  /** Loads the page again with the new version. */
  accept(): void;
}

interface Ways {
  /** Tells the waiting version to take over; the page then loads again. */
  readonly takeOver: () => void;
  /** Loads the page again. */
  readonly reload: () => void;
}

export function createUpdates({ takeOver, reload }: Ways): Updates {
  const store = createStore<UpdateState>(() => ({ notice: 'none' }));
  return Object.assign(store, {
    offlineReady: () =>
      store.setState(({ notice }) => ({ notice: notice === 'none' ? 'offline-ready' : notice })),
    updateWaiting: () => store.setState({ notice: 'update-waiting' }),
    updatedElsewhere: () => store.setState({ notice: 'updated-elsewhere' }),
    dismiss: () => store.setState({ notice: 'none' }),
    accept: () => (store.getState().notice === 'updated-elsewhere' ? reload() : takeOver()),
  });
}
