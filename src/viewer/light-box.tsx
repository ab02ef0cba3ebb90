/** The picture under the hands: canvas, lines over it, and what a right click brings. */

import { useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Point } from '../render/affine.ts';
import { messages } from '../ui/messages.ts';
import { Annotations, type ShownRegions } from './annotations.tsx';
import type { Subject } from './easel.ts';
import { FilmCanvas } from './film-canvas.tsx';
import type { OverlaySource } from './overlay-settings.ts';
import { panesOf, type ShownPictures } from './scene.ts';
import type { Sight, Sighted } from './sight.ts';
import { useHands } from './use-hands.ts';
import { useStage } from './use-stage.ts';
import { slotsOf } from './viewer-state.ts';
import type { ViewerStore } from './viewer-store.ts';

/** What is laid on the light box. */
export interface Laid {
  readonly pictures: ShownPictures;
  readonly selected: Sighted;
  readonly other: Sighted | null;
  /** Whether a thumbnail stands in for the picture: it is seen, and nothing can be done with it. */
  readonly provisional: boolean;
  readonly regions: ShownRegions;
  readonly sources: readonly OverlaySource[];
  /** Whether the person is asked to mark a fracture. */
  readonly marking: boolean;
  readonly others: readonly string[];
  /** Names under the two pictures of a comparison. */
  readonly names: readonly [string, string];
}

interface LightBoxProps {
  readonly viewer: ViewerStore;
  /** Null while there is no picture. */
  readonly laid: Laid | null;
  /** What is seen, in words; null while there is nothing. */
  readonly label: string | null;
  readonly onMenu: (at: Point) => void;
}

export function LightBox({ viewer, laid, label, onMenu }: LightBoxProps) {
  const element = useRef<HTMLDivElement>(null);
  const stage = useStage(element);
  const { state } = useStore(viewer);
  const hands = useHands(viewer, element, onMenu);

  const sight = useMemo<Sight | null>(() => {
    if (!stage || !laid) return null;
    const { selected, other, regions, sources, marking, others } = laid;
    const { width, height, density } = stage;
    return {
      stage: { width, height },
      density,
      selected,
      other,
      regions: regions.selected,
      sources,
      marking,
      others,
    };
  }, [stage, laid]);
  const ready = laid?.provisional ? null : sight;
  useLayoutEffect(() => viewer.see(ready), [viewer, ready]);

  const subject = useMemo<Subject | null>(() => {
    if (!stage) return null;
    const { width, height, density } = stage;
    return {
      width: Math.round(width * density),
      height: Math.round(height * density),
      panes: (share) => (sight && laid ? panesOf(state, sight, laid.pictures, density * share) : []),
    };
  }, [stage, laid, state, sight]);

  const slots = sight ? slotsOf(state, sight) : [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hands work here; keys have an action for each gesture.
    <div
      ref={element}
      className="film-stage"
      data-tool={state.tool}
      {...hands}
      onContextMenu={(event) => {
        event.preventDefault();
        if (ready) onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <FilmCanvas label={label} subject={subject} />
      {laid && ready && <Annotations {...{ viewer, state, sight: ready }} regions={laid.regions} />}
      {laid &&
        slots.length > 1 &&
        slots.map(({ clip }, index) => (
          <span
            key={index === 0 ? 'first' : 'second'}
            className={index === 0 ? 'slot-name small' : 'slot-name slot-name-second small'}
            style={{ left: clip.left, top: clip.top, width: clip.width }}
          >
            {laid.names[index === 0 ? 0 : 1]}
          </span>
        ))}
      <p className="only-heard">{messages.viewer.hands}</p>
    </div>
  );
}
