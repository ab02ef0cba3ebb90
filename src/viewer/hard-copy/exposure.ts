/** What a hard copy shows: a picture as it is windowed, turned and overlaid on the light box, whole and not zoomed. */

import type { PointName } from '../../classifier/zone.ts';
import type { Size } from '../../radiograph/letterbox.ts';
import type { PixelSpacing } from '../../radiograph/radiograph.ts';
import { type Affine, inverse } from '../../render/affine.ts';
import type { FilmPlane } from '../../render/film-plane.ts';
import type { PaneOverlay } from '../../render/pane.ts';
import type { Scene } from '../../render/renderer.ts';
import type { ReadProgress } from '../../study/study.ts';
import { turnedSize } from '../orientation.ts';
import { isOverlayVisible, type OverlaySource, shownSource } from '../overlay-settings.ts';
import { overlayMap, overlaySources, type ShownRegion, shownRegions } from '../overlay-source.ts';
import { fieldOf } from '../scene.ts';
import type { View } from '../view.ts';
import { type ViewerState, viewFor } from '../viewer-state.ts';
import { placement, WHOLE } from '../viewport.ts';

export interface Exposure {
  readonly plane: FilmPlane;
  readonly view: View;
  readonly spacing: PixelSpacing | null;
  /** Null where none is seen. */
  readonly overlay: ExposedOverlay | null;
  readonly regions: readonly ShownRegion[];
}

export interface ExposedOverlay extends PaneOverlay {
  readonly source: OverlaySource;
}

/**
 * What of a picture that has been read is seen on the light box.
 *
 * @param point the operating point that its regions are judged at
 */
export function exposureOf(
  state: ViewerState,
  id: string,
  read: ReadProgress,
  plane: FilmPlane,
  point: PointName,
): Exposure {
  const { overlay } = state;
  const visible = isOverlayVisible(overlay);
  const source = shownSource(overlay, overlaySources(read.by.card));
  const map = overlayMap(read, source);
  return {
    plane,
    view: viewFor(state, id),
    spacing: read.reading.source.spacing ?? null,
    overlay:
      visible && source && map
        ? {
            source,
            field: fieldOf(map),
            colours: overlay.colours,
            opacity: overlay.strength,
            threshold: overlay.threshold,
          }
        : null,
    regions: visible && overlay.regions ? shownRegions(read, point) : [],
  };
}

/** The same without whatever the model says. */
export const bare = (exposure: Exposure): Exposure => ({ ...exposure, overlay: null, regions: [] });

/** Longest sides of a hard copy in pixels: lines and letters need some, and nobody prints more. */
export const COPY_SIDES = { least: 900, most: 2400 };

export interface Copy {
  readonly scene: Scene;
  /** From fractions of the picture to pixels of the copy. */
  readonly way: Affine;
}

/** @param sides bounds of the longest side; between them a pixel of the plane is one of the copy */
export function copyOf({ plane, view, overlay }: Exposure, sides = COPY_SIDES): Copy {
  const { width, height } = copySize(turnedSize(plane.levels[0], view.orientation), sides);
  const pane = { left: 0, top: 0, width, height };
  const way = placement({ size: plane.size, orientation: view.orientation, pane }, WHOLE);
  return {
    way,
    scene: {
      width,
      height,
      panes: [
        {
          plane,
          clip: pane,
          toPicture: inverse(way),
          window: view.window ?? plane.range,
          inverted: view.inverted,
          overlay,
          loupe: null,
        },
      ],
    },
  };
}

function copySize({ width, height }: Size, { least, most }: typeof COPY_SIDES): Size {
  const side = Math.max(width, height);
  const scale = Math.min(most, Math.max(least, side)) / side;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
