/** How one picture is looked at; everything of it can be undone. */

import type { GreyRange } from '../radiograph/radiograph.ts';
import type { Point } from '../render/affine.ts';
import { type Orientation, UPRIGHT } from './orientation.ts';
import type { Ruler } from './ruler.ts';
import { type Viewport, WHOLE } from './viewport.ts';

export interface View {
  readonly viewport: Viewport;
  readonly orientation: Orientation;
  /** Grey values shown black and white; null for what the file itself says. */
  readonly window: GreyRange | null;
  readonly inverted: boolean;
  readonly rulers: readonly Ruler[];
  /** Where the person sees a fracture, in reader mode, in fractions of the picture's sides. */
  readonly mark: Point | null;
}

export const FIRST_VIEW: View = {
  viewport: WHOLE,
  orientation: UPRIGHT,
  window: null,
  inverted: false,
  rulers: [],
  mark: null,
};
