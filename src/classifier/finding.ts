/** What the classifier says of one radiograph. */

import type { Placement } from '../radiograph/letterbox.ts';

export type Label = 'fractured' | 'not fractured';

/** How a calibrated probability lies to the card's operating points. */
export type Zone = 'no fracture found' | 'uncertain' | 'fracture suspected';

/** A map over the model's input, row-major, with where the picture lies in it. */
export interface SaliencyMap {
  readonly width: number;
  readonly height: number;
  /** Influence towards *fractured*, shape [height · width]; 0 none, 1 the strongest of this picture. */
  readonly values: Float32Array;
  /** Where the picture lies in the map, in fractions of the map's width and height. */
  readonly picture: Placement;
}

export interface Finding {
  /** The model's id, as in its card. */
  readonly model: string;
  /** Before calibration, any real number. */
  readonly logit: number;
  /** P(fractured) after calibration, in [0, 1]. */
  readonly probability: number;
  /** By the card's balanced operating point. */
  readonly label: Label;
  readonly zone: Zone;
}
