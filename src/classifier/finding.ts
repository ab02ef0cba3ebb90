/** What the classifier says of one radiograph. */

import type { Box, Point } from '../metrics/localisation.ts';
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

/** Logits over the model's input that the picture's logit was pooled from, row-major. */
export interface EvidenceMap {
  readonly width: number;
  readonly height: number;
  /** Before calibration, shape [height · width]: the log-odds of *fractured* that each cell adds. */
  readonly logits: Float32Array;
  /** Where the picture lies in the map, in fractions of the map's width and height. */
  readonly picture: Placement;
}

/** A part of the picture where evidence hangs together. */
export interface SuspectRegion {
  readonly box: Box;
  /** Where its evidence is strongest. */
  readonly peak: Point;
  /** P(fractured) after calibration if nothing but this region spoke for it, in [0, 1]. */
  readonly score: number;
}

/** Where the evidence lies, from the same pass as the verdict. */
export interface Evidence {
  readonly map: EvidenceMap;
  readonly peak: Point;
  /** The most suspect first. */
  readonly regions: readonly SuspectRegion[];
}

/** Whether a picture is of the kind that the model was made for. */
export type Admission =
  /** The model has no means to tell. */
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'admitted'; readonly score: number }
  /** It does not look like a bone radiograph; the verdict is worth nothing. */
  | { readonly kind: 'refused'; readonly score: number };

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
  /** Null where the model has no evidence map. */
  readonly evidence: Evidence | null;
  readonly admission: Admission;
}
