/** What lies on the picture as lines: rulers, regions, the loupe's rim and the line to swipe. */

import type { KeyboardEvent } from 'react';
import { apply, inverse, type Point } from '../render/affine.ts';
import { messages } from '../ui/messages.ts';
import type { Slot } from './layout.ts';
import { isOverlayVisible } from './overlay-settings.ts';
import type { ShownRegion } from './overlay-source.ts';
import { lengthOf } from './ruler.ts';
import { LOUPE } from './scene.ts';
import { type Sight, type Sighted, sightedIn } from './sight.ts';
import type { View } from './view.ts';
import { changeView, frameOf, slotsOf, type ViewerState, viewFor } from './viewer-state.ts';
import type { ViewerStore } from './viewer-store.ts';
import { placement } from './viewport.ts';
import './annotations.css';

export interface ShownRegions {
  readonly selected: readonly ShownRegion[];
  readonly other: readonly ShownRegion[];
}

interface AnnotationsProps {
  readonly viewer: ViewerStore;
  readonly state: ViewerState;
  readonly sight: Sight;
  readonly regions: ShownRegions;
}

export function Annotations({ viewer, state, sight, regions }: AnnotationsProps) {
  const { stage } = sight;
  const slots = slotsOf(state, sight);
  return (
    <svg className="annotations" viewBox={`0 0 ${stage.width} ${stage.height}`} aria-hidden="false">
      <title>{messages.viewer.annotations}</title>
      {slots.map((slot, index) => {
        const picture = sightedIn(sight, slot);
        if (!picture) return null;
        const clip = `slot-${index}`;
        return (
          <g key={clip} clipPath={`url(#${clip})`}>
            <clipPath id={clip}>
              <rect x={slot.clip.left} y={slot.clip.top} width={slot.clip.width} height={slot.clip.height} />
            </clipPath>
            {slot.overlaid && isOverlayVisible(state.overlay) && state.overlay.regions && (
              <Regions {...{ state, sight, slot, picture }} regions={regions[slot.picture]} />
            )}
            <Rulers {...{ viewer, state, sight, slot, picture }} />
            <Mark {...{ viewer, state, sight, slot, picture }} />
          </g>
        );
      })}
      {state.loupe && <circle className="loupe-rim" cx={state.loupe.x} cy={state.loupe.y} r={LOUPE.radius} />}
      {state.compare.mode === 'swipe' && slots.length > 1 && <SwipeLine {...{ viewer, state, sight }} />}
    </svg>
  );
}

interface InSlot {
  readonly state: ViewerState;
  readonly sight: Sight;
  readonly slot: Slot;
  readonly picture: Sighted;
}

/** From fractions of a slot's picture to points of the stage. */
function wayOf({ state, sight, slot, picture }: InSlot) {
  const { viewport } = viewFor(state, sight.selected.id);
  return placement(frameOf(state, picture, slot.pane), viewport);
}

function Regions({ regions, ...inSlot }: InSlot & { readonly regions: readonly ShownRegion[] }) {
  const way = wayOf(inSlot);
  return regions.map(({ box, suspicious }, index) => {
    const one = apply(way, { x: box.left, y: box.top });
    const other = apply(way, { x: box.left + box.width, y: box.top + box.height });
    const left = Math.min(one.x, other.x);
    const top = Math.min(one.y, other.y);
    const label = messages.viewer.region(index + 1, suspicious);
    return (
      <g key={`${box.left} ${box.top}`} className={suspicious ? 'region suspicious' : 'region'}>
        <title>{label}</title>
        <rect x={left} y={top} width={Math.abs(one.x - other.x)} height={Math.abs(one.y - other.y)} rx={3} />
        <text x={left} y={top - 6}>
          {index + 1}
        </text>
      </g>
    );
  });
}

/** Points of the screen that an arrow key moves a handle by; with Shift ten times as far. */
const STEP = 1;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

function Rulers({ viewer, ...inSlot }: InSlot & { readonly viewer: ViewerStore }) {
  const { state, picture } = inSlot;
  const way = wayOf(inSlot);
  const move = (event: KeyboardEvent, index: number, end: 'from' | 'to', at: Point): void => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? 10 : 1;
    const place = apply(inverse(way), { x: at.x + by.x * far, y: at.y + by.y * far });
    viewer.change((now) =>
      changeView(now, picture.id, (view: View) => {
        const ruler = view.rulers[index];
        return ruler ? { ...view, rulers: view.rulers.with(index, { ...ruler, [end]: place }) } : view;
      }),
    );
  };
  return viewFor(state, picture.id).rulers.map((ruler, index) => {
    const from = apply(way, ruler.from);
    const to = apply(way, ruler.to);
    const { value, unit } = lengthOf(ruler, picture.size, picture.spacing);
    const length = messages.viewer.ruler(value, unit);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a ruler has nothing else that stays while it is moved.
      <g key={index} className="ruler">
        <line className="ruler-edge" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
        <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
        <text {...besideLine(from, to)}>{length}</text>
        {(['from', 'to'] as const).map((end) => {
          const at = end === 'from' ? from : to;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button is no shape.
            <circle
              key={end}
              className="ruler-end"
              cx={at.x}
              cy={at.y}
              r={5}
              role="button"
              tabIndex={0}
              aria-label={messages.viewer.rulerEnd(length)}
              onKeyDown={(event) => move(event, index, end, at)}
            />
          );
        })}
      </g>
    );
  });
}

/** A length's place: above a flat line, to the right of a steep one. */
function besideLine(from: Point, to: Point) {
  const x = (from.x + to.x) / 2;
  const y = (from.y + to.y) / 2;
  const steep = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
  return steep
    ? ({ x: x + 12, y: y + 5, textAnchor: 'start' } as const)
    : ({ x, y: y - 12, textAnchor: 'middle' } as const);
}

/** Where the person sees a fracture; fixed once it is answered. */
function Mark({ viewer, ...inSlot }: InSlot & { readonly viewer: ViewerStore }) {
  const { state, sight, picture } = inSlot;
  const { mark } = viewFor(state, picture.id);
  if (!mark) return null;
  const way = wayOf(inSlot);
  const at = apply(way, mark);
  const movable = sight.marking && picture.id === sight.selected.id;
  const move = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (!by || !movable) return;
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? 10 : 1;
    const place = apply(inverse(way), { x: at.x + by.x * far, y: at.y + by.y * far });
    const within = { x: Math.min(1, Math.max(0, place.x)), y: Math.min(1, Math.max(0, place.y)) };
    viewer.change((now) => changeView(now, picture.id, (view) => ({ ...view, mark: within })));
  };
  return (
    <g className="reader-mark">
      <path
        d={`M${at.x - 16} ${at.y}h10M${at.x + 6} ${at.y}h10M${at.x} ${at.y - 16}v10M${at.x} ${at.y + 6}v10`}
      />
      {movable ? (
        // biome-ignore lint/a11y/useSemanticElements: a button is no shape.
        <circle
          cx={at.x}
          cy={at.y}
          r={10}
          role="button"
          tabIndex={0}
          aria-label={messages.reader.mark}
          onKeyDown={move}
        />
      ) : (
        <circle cx={at.x} cy={at.y} r={10} />
      )}
    </g>
  );
}

function SwipeLine({ viewer, state, sight }: Pick<AnnotationsProps, 'viewer' | 'state' | 'sight'>) {
  const { width, height } = sight.stage;
  const x = Math.round(width * state.compare.line);
  return (
    <g
      className="swipe-line"
      role="slider"
      tabIndex={0}
      aria-label={messages.viewer.swipeLine}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(state.compare.line * 100)}
      onKeyDown={(event) => {
        const by = ARROWS[event.key]?.x;
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        const line = Math.min(1, Math.max(0, state.compare.line + by / 50));
        viewer.change((now) => ({ ...now, compare: { ...now.compare, line } }));
      }}
    >
      <line className="swipe-reach" x1={x} y1={0} x2={x} y2={height} />
      <line x1={x} y1={0} x2={x} y2={height} />
      <circle cx={x} cy={height / 2} r={15} />
      <path d={`M${x - 3} ${height / 2 - 5}l-5 5 5 5M${x + 3} ${height / 2 - 5}l5 5-5 5`} />
    </g>
  );
}
