/** The light box as the page sees it: its state, what is before the eyes, and what a person can do. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ViewAction } from './actions/action.ts';
import type { Sight } from './sight.ts';
import { FIRST_STATE, type ViewerState } from './viewer-state.ts';

export interface Viewing {
  readonly state: ViewerState;
  /** Null while there is no picture on the light box. */
  readonly sight: Sight | null;
}

export interface ViewerStore extends StoreApi<Viewing> {
  /** Tells what is before the eyes now. */
  see(sight: Sight | null): void;
  /** Changes the state where there is a picture. */
  change(step: (state: ViewerState, sight: Sight) => ViewerState): void;
  /** @returns whether the action means anything now */
  run(action: ViewAction): boolean;
  release(action: ViewAction): void;
}

export function createViewerStore(): ViewerStore {
  const store = createStore<Viewing>(() => ({ state: FIRST_STATE, sight: null }));
  const change = (step: (state: ViewerState, sight: Sight) => ViewerState): void => {
    const { state, sight } = store.getState();
    if (!sight) return;
    const next = step(state, sight);
    if (next !== state) store.setState({ state: next });
  };
  return Object.assign(store, {
    see: (sight: Sight | null) => store.setState({ sight }),
    change,
    run(action: ViewAction) {
      if (!isAble(action, store.getState())) return false;
      change(action.run);
      return true;
    },
    release(action: ViewAction) {
      const { release } = action;
      if (release) store.setState(({ state }) => ({ state: release(state) }));
    },
  });
}

export function isAble(action: ViewAction, { state, sight }: Viewing): boolean {
  return sight !== null && (action.isAble?.(state, sight) ?? true);
}

export function isOn(action: ViewAction, { state, sight }: Viewing): boolean {
  return sight !== null && (action.isOn?.(state, sight) ?? false);
}
