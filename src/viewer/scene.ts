/** What the light box shows, for the renderer: the state and the pictures at hand, in pixels of the screen. */

import type { SaliencyMap } from '../classifier/finding.ts';
import { compose, inverse } from '../render/affine.ts';
import type { FilmPlane } from '../render/film-plane.ts';
import { type OverlayField, overlayField } from '../render/overlay-field.ts';
import type { Pane, Rectangle } from '../render/pane.ts';
import { isOverlayVisible } from './overlay-settings.ts';
import { type Sight, sightedIn } from './sight.ts';
import { frameOf, slotsOf, type ViewerState, viewFor } from './viewer-state.ts';
import { placement } from './viewport.ts';

/** A picture and what may be laid over it. */
export interface ShownPicture {
  readonly plane: FilmPlane;
  /** Whether it has its own grey values, not those of the view's window, as a thumbnail does. */
  readonly provisional?: boolean;
  readonly map: SaliencyMap | null;
}

export interface ShownPictures {
  readonly selected: ShownPicture;
  readonly other: ShownPicture | null;
}

/** The loupe's radius in points of the screen, and how much larger it shows. */
export const LOUPE = { radius: 96, power: 2.5 };

/**
 * @param density pixels of the canvas a point of the screen
 * @returns panes in pixels of the canvas
 */
export function panesOf(
  state: ViewerState,
  sight: Sight,
  pictures: ShownPictures,
  density: number,
): readonly Pane[] {
  const { viewport } = viewFor(state, sight.selected.id);
  return slotsOf(state, sight).flatMap((slot): Pane[] => {
    const picture = sightedIn(sight, slot);
    const shown = pictures[slot.picture];
    if (!picture || !shown) return [];
    const view = viewFor(state, picture.id);
    const way = placement(frameOf(state, picture, slot.pane), viewport);
    const fromPixels = { a: 1 / density, b: 0, c: 0, d: 1 / density, e: 0, f: 0 };
    const overlaid = slot.overlaid && isOverlayVisible(state.overlay) && shown.map !== null;
    return [
      {
        plane: shown.plane,
        clip: inPixels(slot.clip, density),
        toPicture: compose(inverse(way), fromPixels),
        window: (shown.provisional ? null : view.window) ?? picture.range,
        inverted: view.inverted,
        overlay:
          overlaid && shown.map
            ? {
                field: fieldOf(shown.map),
                colours: state.overlay.colours,
                opacity: state.overlay.strength,
                threshold: state.overlay.threshold,
              }
            : null,
        loupe: state.loupe && {
          centre: { x: state.loupe.x * density, y: state.loupe.y * density },
          radius: LOUPE.radius * density,
          power: LOUPE.power,
        },
      },
    ];
  });
}

function inPixels({ left, top, width, height }: Rectangle, density: number): Rectangle {
  const x = Math.round(left * density);
  const y = Math.round(top * density);
  return {
    left: x,
    top: y,
    width: Math.round((left + width) * density) - x,
    height: Math.round((top + height) * density) - y,
  };
}

/** A map's field is made once, so that the renderer knows it again. */
const fields = new WeakMap<SaliencyMap, OverlayField>();

export function fieldOf(map: SaliencyMap): OverlayField {
  const made = fields.get(map) ?? overlayField(map);
  fields.set(map, made);
  return made;
}
