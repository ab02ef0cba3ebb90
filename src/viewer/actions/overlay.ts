/** What lies over the picture. */

import { type OverlaySettings, STRENGTH_STEP, shownSource, strengthen } from '../overlay-settings.ts';
import type { Sight } from '../sight.ts';
import type { ViewerState } from '../viewer-state.ts';
import type { ViewAction } from './action.ts';

const set = (state: ViewerState, change: (settings: OverlaySettings) => OverlaySettings): ViewerState => ({
  ...state,
  overlay: change(state.overlay),
});

export const OVERLAY_ACTIONS: readonly ViewAction[] = [
  {
    kind: 'view',
    id: 'overlay',
    group: 'overlay',
    keys: ['o'],
    icon: 'overlay',
    toolbar: true,
    run: (state) => set(state, (settings) => ({ ...settings, shown: !settings.shown })),
    isOn: ({ overlay }) => overlay.shown,
  },
  {
    kind: 'view',
    id: 'original',
    group: 'overlay',
    keys: ['c'],
    noMenu: true,
    run: (state) => set(state, (settings) => ({ ...settings, comparing: true })),
    release: (state) => set(state, (settings) => ({ ...settings, comparing: false })),
  },
  {
    kind: 'view',
    id: 'regions',
    group: 'overlay',
    keys: ['b'],
    run: (state) => set(state, (settings) => ({ ...settings, regions: !settings.regions })),
    isOn: ({ overlay }) => overlay.regions,
  },
  {
    kind: 'view',
    id: 'next-source',
    group: 'overlay',
    keys: ['e'],
    run: (state, sight) =>
      set(state, (settings) => ({ ...settings, shown: true, source: after(settings, sight) })),
    isAble: (_, { sources }) => sources.length > 1,
  },
  {
    kind: 'view',
    id: 'weaker',
    group: 'overlay',
    keys: ['['],
    noMenu: true,
    run: (state) => set(state, (settings) => strengthen(settings, -STRENGTH_STEP)),
  },
  {
    kind: 'view',
    id: 'stronger',
    group: 'overlay',
    keys: [']'],
    noMenu: true,
    run: (state) => set(state, (settings) => strengthen(settings, STRENGTH_STEP)),
  },
];

function after(settings: OverlaySettings, { sources }: Sight): OverlaySettings['source'] {
  const now = shownSource(settings, sources);
  return now && (sources[(sources.indexOf(now) + 1) % sources.length] ?? null);
}
