/** The regions that the model points at, as buttons that show each closely. */

import { useStore } from 'zustand';
import { messages } from '../ui/messages.ts';
import { showPart } from './viewer-state.ts';
import type { ViewerStore } from './viewer-store.ts';
import './region-list.css';

export function RegionList({ viewer }: { readonly viewer: ViewerStore }) {
  const regions = useStore(viewer, ({ sight }) => sight?.regions);
  if (!regions || regions.length === 0) return null;
  return (
    <ul className="region-list" aria-label={messages.overlay.regions}>
      {regions.map(({ box, suspicious }, index) => (
        <li key={`${box.left} ${box.top}`}>
          <button
            type="button"
            className={suspicious ? 'region-button suspicious' : 'region-button'}
            title={messages.viewer.showRegion}
            onClick={() => viewer.change((state, sight) => showPart(state, sight, box))}
          >
            {messages.viewer.region(index + 1, suspicious)}
          </button>
        </li>
      ))}
    </ul>
  );
}
