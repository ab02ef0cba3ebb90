/** What is before the person's eyes: the facts that actions and drags need besides the viewer's own state. */

import type { Size } from '../radiograph/letterbox.ts';
import type { PixelSpacing } from '../radiograph/radiograph.ts';
import type { Point } from '../render/affine.ts';
import type { Slot } from './layout.ts';
import type { OverlaySource } from './overlay-settings.ts';
import type { ShownRegion } from './overlay-source.ts';
import type { Greys } from './window-level.ts';

/** A picture that is on the light box. */
export interface Sighted extends Greys {
  /** Its entry's id. */
  readonly id: string;
  readonly size: Size;
  /** Null where the file does not know it. */
  readonly spacing: PixelSpacing | null;
}

export interface Sight {
  /** In points of the screen. */
  readonly stage: Size;
  /** Pixels of the screen a point. */
  readonly density: number;
  readonly selected: Sighted;
  /** The picture that the selected one is compared with, once it is at hand. */
  readonly other: Sighted | null;
  /** Where the model points at in the selected picture, the most suspect first. */
  readonly regions: readonly ShownRegion[];
  /** What can be laid over the selected picture, best first. */
  readonly sources: readonly OverlaySource[];
  /** Whether the person is asked to mark a fracture in the selected picture. */
  readonly marking: boolean;
  /** Entries that the selected picture can be compared with. */
  readonly others: readonly string[];
}

/** The picture of a slot; the selected one where the other is not at hand yet. */
export function sightedIn(sight: Sight, { picture }: Slot): Sighted | null {
  return picture === 'selected' ? sight.selected : sight.other;
}

export const middleOf = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 });
