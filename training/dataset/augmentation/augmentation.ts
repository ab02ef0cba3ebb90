/** What may be done to a training picture, and how strongly; what a recipe leaves out is not done. */

import type { MovementRange } from './movement.ts';

/** How often something is done, from 0 (never) to 1 (to every picture). */
export interface Chance {
  readonly chance: number;
}

/** Cutting out a part and enlarging it: around a drawn fracture, and around a bright place where there is none. */
export interface CropRange extends Chance {
  /** Side of the smallest part, as a share of the frame's. */
  readonly smallest: number;
}

export interface ToneRange {
  /** Grey is raised to a power between 1 / gamma and gamma. */
  readonly gamma: number;
  /** Contrast about mid-grey is multiplied by a factor between 1 / contrast and contrast. */
  readonly contrast: number;
  /** How often bone is dark, as on a film seen as its negative. */
  readonly inversion: number;
}

/** All that is done to training pictures. */
export interface Augmentation extends MovementRange {
  readonly crop?: CropRange;
  readonly tone?: ToneRange;
  /** Straight dark edges, as collimator blades leave; each reaches in by `depth` of the side at most. */
  readonly collimator?: Chance & { readonly depth: number };
  /** Letters, arrows and rings as they are burnt into pictures; `size` is the largest, as a share of the side. */
  readonly marks?: Chance & { readonly size: number };
  /** Gaussian blur; `sigma` in pixels is the widest. */
  readonly blur?: Chance & { readonly sigma: number };
  /** Gaussian noise; `deviation` in grey levels of 0 to 255 is the largest. */
  readonly noise?: Chance & { readonly deviation: number };
  /** Compression to JPEG and back. */
  readonly jpeg?: Chance & { readonly lowest: number; readonly highest: number };
  /** A rectangle of one grey; `size` is the longest side, as a share of the frame's. */
  readonly cutout?: Chance & { readonly size: number };
}

/** The published recipe's: rotation 20°, shifts 0.1, zoom 0.2, horizontal flip. */
export const CLASSIC_AUGMENTATION: Augmentation = {
  rotation: 20,
  widthShift: 0.1,
  heightShift: 0.1,
  zoom: 0.2,
  horizontalFlip: true,
};

/** Everything, as far as a radiograph stays one: for networks that learn from several sets and from drawn regions. */
export const FULL_AUGMENTATION: Augmentation = {
  rotation: 25,
  widthShift: 0.06,
  heightShift: 0.06,
  zoom: 0.15,
  horizontalFlip: true,
  crop: { chance: 0.5, smallest: 0.4 },
  tone: { gamma: 1.6, contrast: 1.4, inversion: 0.05 },
  collimator: { chance: 0.2, depth: 0.12 },
  marks: { chance: 0.3, size: 0.12 },
  blur: { chance: 0.25, sigma: 1.2 },
  noise: { chance: 0.35, deviation: 8 },
  jpeg: { chance: 0.35, lowest: 30, highest: 90 },
  cutout: { chance: 0.25, size: 0.2 },
};
